import { kind } from './kind.ts';

/** The door of a VPC to the internet. */
export interface InternetGatewayRow {
  readonly id: string;
  readonly vpcId?: string | undefined;
}

/** The internet gateways of a region. */
export const internetGateways = kind<InternetGatewayRow>({
  name: 'internetGateways',
  prefix: 'igw',
  noun: 'internetGateway ID',
  code: 'InvalidInternetGatewayID',
  malformedCode: 'InvalidInternetGatewayId',
  tagged: 'internet-gateway',
});
