import { volume } from './block-storage.ts';
import { bucket } from './bucket.ts';
import { elasticIp } from './elastic-ip.ts';
import { instance } from './instance.ts';
import { keyPair } from './key-pair.ts';
import type { ResourceKind } from './kind.ts';
import { natGateway } from './nat-gateway.ts';
import { nestedStack } from './nested-stack.ts';
import {
  gatewayAttachment,
  internetGateway,
  route,
  routeTable,
  routeTableAssociation,
} from './routing.ts';
import { securityGroup } from './security-group.ts';
import { topic } from './topic.ts';
import { subnet, vpc } from './vpc.ts';

/** The kinds of resources that stacks can be made of, by CloudFormation's names. */
export const kinds: Readonly<Record<string, ResourceKind>> = {
  'AWS::CloudFormation::Stack': nestedStack,
  'AWS::EC2::EIP': elasticIp,
  'AWS::EC2::Instance': instance,
  'AWS::EC2::InternetGateway': internetGateway,
  'AWS::EC2::KeyPair': keyPair,
  'AWS::EC2::NatGateway': natGateway,
  'AWS::EC2::Route': route,
  'AWS::EC2::RouteTable': routeTable,
  'AWS::EC2::SecurityGroup': securityGroup,
  'AWS::EC2::Subnet': subnet,
  'AWS::EC2::SubnetRouteTableAssociation': routeTableAssociation,
  'AWS::EC2::VPC': vpc,
  'AWS::EC2::VPCGatewayAttachment': gatewayAttachment,
  'AWS::EC2::Volume': volume,
  'AWS::S3::Bucket': bucket,
  'AWS::SNS::Topic': topic,
};

/** The kind of that name. Throws for one that there is not: templates are checked for that before. */
export function kindNamed(type: string): ResourceKind {
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (!kind) throw new Error(`no kind ${type}`);
  return kind;
}
