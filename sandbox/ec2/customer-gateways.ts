import type { CustomerGateway } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { stateNow, steady } from '../engine/timeline.ts';
import { parseAddress } from './model/cidr.ts';
import {
  type CustomerGatewayRow,
  customerGateways as table,
  vpnConnections,
} from './model/gateway.ts';
import { parseIpv6 } from './model/ipv6.ts';
import { sweep } from './model/linger.ts';
import { addTags, tagsFor, tagsOf } from './model/tags.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const filters: Filters<CustomerGatewayRow> = {
  'bgp-asn': ({ bgpAsn }) => bgpAsn,
  'customer-gateway-id': ({ id }) => id,
  'ip-address': ({ ip }) => ip,
  state: ({ timeline }, ctx) => stateNow(ctx, timeline),
  type: ({ type }) => type,
};

/** https://docs.aws.amazon.com/vpn/latest/s2svpn/your-cgw.html */
export const customerGateways = topic({
  CreateCustomerGateway(input, ctx) {
    const ip = input.IpAddress ?? input.PublicIp;
    if (ip && parseAddress(ip) === undefined && parseIpv6(ip) === undefined) {
      throw fault('InvalidParameterValue', `Value (${ip}) for parameter ipAddress is invalid.`);
    }
    if (!ip && !input.CertificateArn) {
      throw fault('MissingParameter', 'The request must contain the parameter ipAddress');
    }
    const wish = {
      type: input.Type,
      bgpAsn: String(input.BgpAsn ?? input.BgpAsnExtended ?? 65_000),
      ip: ip ?? '',
      deviceName: input.DeviceName,
      certificateArn: input.CertificateArn,
    };
    const same = table.all(ctx).find((row) => isSame(ctx, row, wish));
    if (same) return { CustomerGateway: view(ctx, same) };
    const id = ctx.ids.id('cgw');
    addTags(ctx, id, tagsFor(input.TagSpecifications, 'customer-gateway'));
    const row = table.put(ctx, {
      id,
      ...wish,
      timeline: steady(ctx, 'available'),
    });
    return { CustomerGateway: view(ctx, row) };
  },

  DescribeCustomerGateways({ CustomerGatewayIds, Filters }, ctx) {
    sweep(ctx, table, ['deleted']);
    const all = table.findAll(ctx, CustomerGatewayIds);
    const found = select(ctx, all, Filters, filters);
    return { CustomerGateways: found.map((row) => view(ctx, row)) };
  },

  DeleteCustomerGateway({ CustomerGatewayId }, ctx) {
    const { id } = table.find(ctx, CustomerGatewayId);
    const used = vpnConnections
      .all(ctx)
      .some((row) => row.customerGatewayId === id && stateNow(ctx, row.timeline) !== 'deleted');
    if (used) throw fault('IncorrectState', 'The customer gateway is in use.');
    table.change(ctx, id, { timeline: steady(ctx, 'deleted') });
    return {};
  },
});

type CustomerWish = Omit<CustomerGatewayRow, 'id' | 'timeline'>;

/** An identical request answers the gateway that is there already. */
function isSame(ctx: Context, row: CustomerGatewayRow, wish: CustomerWish): boolean {
  const names = ['type', 'bgpAsn', 'ip', 'deviceName', 'certificateArn'] as const;
  return (
    stateNow(ctx, row.timeline) === 'available' && names.every((name) => row[name] === wish[name])
  );
}

function view(ctx: Context, row: CustomerGatewayRow): CustomerGateway {
  return {
    CustomerGatewayId: row.id,
    Type: row.type,
    BgpAsn: row.bgpAsn,
    IpAddress: row.ip,
    DeviceName: row.deviceName,
    CertificateArn: row.certificateArn,
    State: stateNow(ctx, row.timeline),
    Tags: tagsOf(ctx, row.id) ?? [],
  };
}
