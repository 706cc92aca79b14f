import { defineResource } from '../../resource/definition.ts';

/** The customer's end of a VPN: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CustomerGateway.html */
export const customerGateway = defineResource({
  name: 'CustomerGateway',
  page: 'API_CustomerGateway',
  ids: { id: 'CustomerGatewayId' },
  arn: 'arn:{partition}:ec2:{region}:{account}:customer-gateway/{id}',
});

/** AWS's end of a VPN: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpnGateway.html */
export const vpnGateway = defineResource({
  name: 'VpnGateway',
  page: 'API_VpnGateway',
  ids: { id: 'VpnGatewayId' },
  arn: 'arn:{partition}:ec2:{region}:{account}:vpn-gateway/{id}',
});

/** An encrypted way to a VPC: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpnConnection.html */
export const vpnConnection = defineResource({
  name: 'VpnConnection',
  page: 'API_VpnConnection',
  ids: { id: 'VpnConnectionId' },
  arn: 'arn:{partition}:ec2:{region}:{account}:vpn-connection/{id}',
});

/** The way out of a VPC for IPv6: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EgressOnlyInternetGateway.html */
export const egressOnlyInternetGateway = defineResource({
  name: 'EgressOnlyInternetGateway',
  page: 'API_EgressOnlyInternetGateway',
  ids: { id: 'EgressOnlyInternetGatewayId' },
  arn: 'arn:{partition}:ec2:{region}:{account}:egress-only-internet-gateway/{id}',
});

/** The way from a VPC to a carrier network: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CarrierGateway.html */
export const carrierGateway = defineResource({
  name: 'CarrierGateway',
  page: 'API_CarrierGateway',
  ids: { id: 'CarrierGatewayId' },
  arn: 'arn:{partition}:ec2:{region}:{account}:carrier-gateway/{id}',
});
