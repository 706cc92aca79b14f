import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/index.ts';
import { ec2Of } from '../clients.ts';

/** A sandbox whose time stands still until it is advanced, with clients that make and see stacks. */
export function openStacks(options: SandboxOptions = {}) {
  const sandbox = createSandbox({ clock: 'manual', fixture: 'empty', ...options });
  const { requestHandler, credentials, region } = sandbox.link;
  const link = { requestHandler: requestHandler as never, credentials, region };
  return { sandbox, link, stacks: new CloudFormation(link), ec2: ec2Of(sandbox) };
}

/** Lets enough time go by for anything a stack does. */
export function later(sandbox: Sandbox): void {
  sandbox.clock.advance(3_600_000);
}

/** A template in JSON, of these resources and sections. */
export function template(Resources: object, sections: object = {}): string {
  return JSON.stringify({ Resources, ...sections });
}

/** A network with an instance in it, as templates write it: with short forms, in no order. */
export const network = `
AWSTemplateFormatVersion: '2010-09-09'
Description: A network
Parameters:
  Range: { Type: String, Default: 10.0.0.0/16 }
  Stage: { Type: String, Default: test, AllowedValues: [test, live] }
  Image:
    Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>
    Default: /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64
Mappings:
  Types:
    test: { Instance: t3.micro }
    live: { Instance: m5.large }
Conditions:
  Live: !Equals [!Ref Stage, live]
  Small: !Not [!Condition Live]
Resources:
  Web:
    Type: AWS::EC2::Instance
    DependsOn: Way
    Properties:
      ImageId: !Ref Image
      InstanceType: !FindInMap [Types, !Ref Stage, Instance]
      SubnetId: !Ref Subnet
      SecurityGroupIds: [!GetAtt Group.GroupId]
      UserData:
        Fn::Base64: !Sub |
          #!/bin/sh
          echo \${AWS::StackName} in \${AWS::Region}, \${!HOME}
      Tags:
        - { Key: Name, Value: !Join ['-', [web, !Ref Stage]] }
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: web
      VpcId: !Ref Network
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }
  Subnet:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: !Ref Network
      CidrBlock: 10.0.1.0/24
      AvailabilityZone: !Select [1, !GetAZs '']
      MapPublicIpOnLaunch: true
  Network:
    Type: AWS::EC2::VPC
    Properties: { CidrBlock: !Ref Range, EnableDnsHostnames: 'true' }
  Door:
    Type: AWS::EC2::InternetGateway
  Hinge:
    Type: AWS::EC2::VPCGatewayAttachment
    Properties: { VpcId: !Ref Network, InternetGatewayId: !Ref Door }
  Routes:
    Type: AWS::EC2::RouteTable
    Properties: { VpcId: !Ref Network }
  Way:
    Type: AWS::EC2::Route
    DependsOn: [Hinge]
    Properties:
      RouteTableId: !Ref Routes
      DestinationCidrBlock: 0.0.0.0/0
      GatewayId: !Ref Door
  Link:
    Type: AWS::EC2::SubnetRouteTableAssociation
    Properties: { RouteTableId: !Ref Routes, SubnetId: !Ref Subnet }
  Spare:
    Type: AWS::EC2::EIP
    Condition: Live
Outputs:
  WebId: { Value: !Ref Web, Description: The instance }
  Zone: { Value: !GetAtt [Subnet, AvailabilityZone], Export: { Name: !Sub '\${AWS::StackName}-zone' } }
  Size: { Value: !If [Small, small, large] }
  Spared: { Value: !Ref Spare, Condition: Live }
`;
