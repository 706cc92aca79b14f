import type { Timeline } from '../../engine/timeline.ts';
import { kind } from './kind.ts';

/** A gateway by which IPv6 traffic leaves a VPC and none comes in. */
export interface EgressOnlyGatewayRow {
  readonly id: string;
  readonly vpcId: string;
}

/** The egress-only internet gateways of a region. */
export const egressOnlyGateways = kind<EgressOnlyGatewayRow>({
  name: 'egressOnlyGateways',
  prefix: 'eigw',
  noun: 'eigw ID',
  code: 'InvalidGatewayID',
  malformedCode: 'InvalidEgressOnlyInternetGatewayId',
  tagged: 'egress-only-internet-gateway',
});

/** The gateway of a VPC to the network of a mobile carrier. */
export interface CarrierGatewayRow {
  readonly id: string;
  readonly vpcId: string;
}

/** The carrier gateways of a region. */
export const carrierGateways = kind<CarrierGatewayRow>({
  name: 'carrierGateways',
  prefix: 'cagw',
  noun: 'CarrierGateway ID',
  code: 'InvalidCarrierGatewayID',
  tagged: 'carrier-gateway',
});

/** The customer's end of a VPN connection. */
export interface CustomerGatewayRow {
  readonly id: string;
  readonly type: string;
  readonly bgpAsn: string;
  readonly ip: string;
  readonly deviceName?: string | undefined;
  readonly certificateArn?: string | undefined;
  readonly timeline: Timeline<'available' | 'deleted'>;
}

/** The customer gateways of a region. */
export const customerGateways = kind<CustomerGatewayRow>({
  name: 'customerGateways',
  prefix: 'cgw',
  noun: 'customerGateway ID',
  code: 'InvalidCustomerGatewayID',
  malformedCode: 'InvalidCustomerGatewayId',
  tagged: 'customer-gateway',
});

/** AWS's end of a VPN connection, attached to one VPC at most. */
export interface VpnGatewayRow {
  readonly id: string;
  readonly type: string;
  readonly asn: number;
  readonly zone?: string | undefined;
  readonly timeline: Timeline<'available' | 'deleted'>;
  readonly attachment?:
    | {
        readonly vpcId: string;
        readonly timeline: Timeline<'attaching' | 'attached' | 'detaching' | 'detached'>;
      }
    | undefined;
}

/** The virtual private gateways of a region. */
export const vpnGateways = kind<VpnGatewayRow>({
  name: 'vpnGateways',
  prefix: 'vgw',
  noun: 'vpnGateway ID',
  code: 'InvalidVpnGatewayID',
  tagged: 'vpn-gateway',
});

/** A VPN connection. */
export interface VpnConnectionRow {
  readonly id: string;
  readonly type: string;
  readonly customerGatewayId: string;
  readonly vpnGatewayId?: string | undefined;
  readonly transitGatewayId?: string | undefined;
  readonly staticRoutesOnly: boolean;
  readonly routes: readonly string[];
  readonly timeline: Timeline<'pending' | 'available' | 'deleting' | 'deleted'>;
}

/** The VPN connections of a region. */
export const vpnConnections = kind<VpnConnectionRow>({
  name: 'vpnConnections',
  prefix: 'vpn',
  noun: 'vpnConnection ID',
  code: 'InvalidVpnConnectionID',
  tagged: 'vpn-connection',
});
