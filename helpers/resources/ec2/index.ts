import type { RunInstancesCommandInput } from '@aws-sdk/client-ec2';
import { defineService } from '../../resource/definition.ts';
import { kebab } from '../../resource/naming.ts';
import type { CallOptions } from '../../service/operations.ts';
import type { Ec2Service } from '../../service/services.ts';
import { classicAddress, vpcAddress } from './address.ts';
import { capacityReservation, host, managedPrefixList, spotInstanceRequest } from './capacity.ts';
import { dhcpOptions } from './dhcp-options.ts';
import { flowLog } from './flow-log.ts';
import { image } from './image.ts';
import { instance } from './instance.ts';
import { internetGateway } from './internet-gateway.ts';
import { keyPair, keyPairInfo } from './key-pair.ts';
import { ec2Kinds } from './kinds.ts';
import { launchTemplate, launchTemplateVersion } from './launch-template.ts';
import { natGateway } from './nat-gateway.ts';
import { networkAcl } from './network-acl.ts';
import { networkInterface, networkInterfaceAssociation } from './network-interface.ts';
import { vpcPeeringConnection } from './peering.ts';
import { placementGroup } from './placement-group.ts';
import { route, routeTable, routeTableAssociation } from './route-table.ts';
import { securityGroup, securityGroupRule } from './security-group.ts';
import { snapshot } from './snapshot.ts';
import { subnet } from './subnet.ts';
import { createTags, tag, tagging, taggingMany } from './tags.ts';
import {
  transitGateway,
  transitGatewayAttachment,
  transitGatewayRouteTable,
} from './transit-gateway.ts';
import type { Instance } from './types.generated.ts';
import { volume } from './volume.ts';
import { vpc } from './vpc.ts';
import { vpcEndpoint } from './vpc-endpoint.ts';
import {
  carrierGateway,
  customerGateway,
  egressOnlyInternetGateway,
  vpnConnection,
  vpnGateway,
} from './vpn.ts';

declare module '../../service/services.ts' {
  interface Ec2Service {
    /** Runs new instances, and gives them as resources with their data. */
    createInstances(input: RunInstancesCommandInput, options?: CallOptions): Promise<Instance[]>;
  }
}

/** EC2's resources. */
export const ec2 = defineService({
  service: 'ec2',
  kinds: ec2Kinds,
  filterFor: kebab,
  actions: {
    createInstances: { operation: 'RunInstances', of: 'Instance' },
    createTags,
    disassociateRouteTable: 'DisassociateRouteTable',
    importKeyPair: { operation: 'ImportKeyPair', of: 'KeyPairInfo', path: '', data: false },
  },
  members: {
    // boto3's name, which AWS has no operation of.
    createInstances(this: Ec2Service, input: RunInstancesCommandInput, options?: CallOptions) {
      return this.instances.create(input, options);
    },
  },
  shared: { when: ({ ids }) => 'id' in ids, actions: tagging, batch: taggingMany },
  resources: [
    instance,
    image,
    volume,
    snapshot,
    vpc,
    subnet,
    securityGroup,
    securityGroupRule,
    routeTable,
    route,
    routeTableAssociation,
    internetGateway,
    egressOnlyInternetGateway,
    carrierGateway,
    natGateway,
    networkAcl,
    networkInterface,
    networkInterfaceAssociation,
    vpcAddress,
    classicAddress,
    dhcpOptions,
    vpcPeeringConnection,
    vpcEndpoint,
    transitGateway,
    transitGatewayAttachment,
    transitGatewayRouteTable,
    customerGateway,
    vpnGateway,
    vpnConnection,
    keyPairInfo,
    keyPair,
    placementGroup,
    launchTemplate,
    launchTemplateVersion,
    flowLog,
    host,
    capacityReservation,
    spotInstanceRequest,
    managedPrefixList,
    tag,
  ],
});
