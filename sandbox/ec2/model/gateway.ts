import type { Timeline } from '../../engine/timeline.ts';
import { kind } from './kind.ts';
import type { VpnTunnel } from './vpn-tunnel.ts';

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

/** What is true of both tunnels of a VPN connection. */
export interface VpnOptions {
  readonly acceleration: boolean;
  readonly ipVersion: 'ipv4' | 'ipv6';
  readonly bandwidth: 'standard' | 'large';
  /** The ranges at the customer's end and at AWS's, of the tunnels' IP version. */
  readonly local: string;
  readonly remote: string;
}

/** A static route to the customer's network. */
export interface VpnRoute {
  readonly cidr: string;
  readonly timeline: Timeline<'pending' | 'available'>;
}

/** A VPN connection. */
export interface VpnConnectionRow {
  readonly id: string;
  readonly type: string;
  readonly customerGatewayId: string;
  readonly vpnGatewayId?: string | undefined;
  readonly transitGatewayId?: string | undefined;
  readonly staticRoutesOnly: boolean;
  readonly options: VpnOptions;
  /** Each connection has two, so that one is left while AWS works on the other. */
  readonly tunnels: readonly VpnTunnel[];
  readonly routes: readonly VpnRoute[];
  readonly timeline: Timeline<'pending' | 'available' | 'modifying' | 'deleting' | 'deleted'>;
}

/** The VPN connections of a region. */
export const vpnConnections = kind<VpnConnectionRow>({
  name: 'vpnConnections',
  prefix: 'vpn',
  noun: 'vpnConnection ID',
  code: 'InvalidVpnConnectionID',
  tagged: 'vpn-connection',
});
