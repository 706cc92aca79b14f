import { volume } from './block-storage.ts';
import { bucket } from './bucket.ts';
import { bucketPolicy } from './bucket-policy.ts';
import { dhcpOptions, dhcpOptionsAssociation } from './dhcp-options.ts';
import { elasticIp } from './elastic-ip.ts';
import { elasticIpAssociation } from './elastic-ip-association.ts';
import { instance } from './instance.ts';
import { instanceProfile } from './instance-profile.ts';
import { keyPair } from './key-pair.ts';
import type { ResourceKind } from './kind.ts';
import { launchTemplate } from './launch-template.ts';
import { natGateway } from './nat-gateway.ts';
import { nestedStack } from './nested-stack.ts';
import { networkAcl, networkAclEntry, subnetNetworkAclAssociation } from './network-acl.ts';
import { inlinePolicy, managedPolicy } from './policy.ts';
import { role } from './role.ts';
import {
  gatewayAttachment,
  internetGateway,
  route,
  routeTable,
  routeTableAssociation,
} from './routing.ts';
import { securityGroup } from './security-group.ts';
import { securityGroupEgress, securityGroupIngress } from './security-group-rule.ts';
import { subscription } from './subscription.ts';
import { topic } from './topic.ts';
import { subnet, vpc } from './vpc.ts';
import { vpcEndpoint } from './vpc-endpoint.ts';

/** The kinds of resources that stacks can be made of, by CloudFormation's names. */
export const kinds: Readonly<Record<string, ResourceKind>> = {
  'AWS::CloudFormation::Stack': nestedStack,
  'AWS::EC2::DHCPOptions': dhcpOptions,
  'AWS::EC2::EIP': elasticIp,
  'AWS::EC2::EIPAssociation': elasticIpAssociation,
  'AWS::EC2::Instance': instance,
  'AWS::EC2::InternetGateway': internetGateway,
  'AWS::EC2::KeyPair': keyPair,
  'AWS::EC2::LaunchTemplate': launchTemplate,
  'AWS::EC2::NatGateway': natGateway,
  'AWS::EC2::NetworkAcl': networkAcl,
  'AWS::EC2::NetworkAclEntry': networkAclEntry,
  'AWS::EC2::Route': route,
  'AWS::EC2::RouteTable': routeTable,
  'AWS::EC2::SecurityGroup': securityGroup,
  'AWS::EC2::SecurityGroupEgress': securityGroupEgress,
  'AWS::EC2::SecurityGroupIngress': securityGroupIngress,
  'AWS::EC2::Subnet': subnet,
  'AWS::EC2::SubnetNetworkAclAssociation': subnetNetworkAclAssociation,
  'AWS::EC2::SubnetRouteTableAssociation': routeTableAssociation,
  'AWS::EC2::VPC': vpc,
  'AWS::EC2::VPCDHCPOptionsAssociation': dhcpOptionsAssociation,
  'AWS::EC2::VPCEndpoint': vpcEndpoint,
  'AWS::EC2::VPCGatewayAttachment': gatewayAttachment,
  'AWS::EC2::Volume': volume,
  'AWS::IAM::InstanceProfile': instanceProfile,
  'AWS::IAM::ManagedPolicy': managedPolicy,
  'AWS::IAM::Policy': inlinePolicy,
  'AWS::IAM::Role': role,
  'AWS::S3::Bucket': bucket,
  'AWS::S3::BucketPolicy': bucketPolicy,
  'AWS::SNS::Subscription': subscription,
  'AWS::SNS::Topic': topic,
};

/** The kind of that name. Throws for one that there is not: templates are checked for that before. */
export function kindNamed(type: string): ResourceKind {
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (!kind) throw new Error(`no kind ${type}`);
  return kind;
}
