import type { Service } from '../engine/service.ts';
import { accountAttributes } from './account-attributes.ts';
import { accountSettings } from './account-settings.ts';
import { addressAttributes } from './address-attributes.ts';
import { addressTransfers } from './address-transfers.ts';
import { addresses } from './addresses.ts';
import { capacityReservations } from './capacity-reservations.ts';
import { classicLink } from './classic-link.ts';
import { conversions } from './conversions.ts';
import { creditSpecifications } from './credit-specifications.ts';
import { customerGateways } from './customer-gateways.ts';
import { describeImages } from './describe-images.ts';
import { describeInstances } from './describe-instances.ts';
import { describeNetworkInterfaces } from './describe-network-interfaces.ts';
import { describeVpcEndpoints } from './describe-vpc-endpoints.ts';
import { dhcpOptions } from './dhcp-options.ts';
import { egressGateways } from './egress-gateways.ts';
import { endpointAcceptance } from './endpoint-acceptance.ts';
import { endpointNotifications } from './endpoint-notifications.ts';
import { endpointServicePermissions } from './endpoint-service-permissions.ts';
import { endpointServices } from './endpoint-services.ts';
import { exports } from './exports.ts';
import { fleets } from './fleets.ts';
import { flowLogs } from './flow-logs.ts';
import { hosts } from './hosts.ts';
import { imageAttributes } from './image-attributes.ts';
import { imageUsage } from './image-usage.ts';
import { images } from './images.ts';
import { imports } from './imports.ts';
import { instanceAttributes } from './instance-attributes.ts';
import { instanceConsole } from './instance-console.ts';
import { instanceStatus } from './instance-status.ts';
import { instanceTypes } from './instance-types.ts';
import { interfacePermissions } from './interface-permissions.ts';
import { internetGateways } from './internet-gateways.ts';
import { ipv6Addresses } from './ipv6-addresses.ts';
import { keyPairs } from './key-pairs.ts';
import { launchTemplates } from './launch-templates.ts';
import { settle } from './model/settle.ts';
import { natAddresses } from './nat-addresses.ts';
import { natGateways } from './nat-gateways.ts';
import { networkAclEntries } from './network-acl-entries.ts';
import { networkAcls } from './network-acls.ts';
import { networkInterfaceAttributes } from './network-interface-attributes.ts';
import { networkInterfaces } from './network-interfaces.ts';
import { vpcPeeringOptions } from './peering-options.ts';
import { placementGroups } from './placement-groups.ts';
import { prefixLists } from './prefix-lists.ts';
import { privateAddresses } from './private-addresses.ts';
import { profileAssociations } from './profile-associations.ts';
import { regions } from './regions.ts';
import { reservedInstances } from './reserved-instances.ts';
import { routePropagation } from './route-propagation.ts';
import { routeTableAssociations } from './route-table-associations.ts';
import { routeTables } from './route-tables.ts';
import { routes } from './routes.ts';
import { runInstances } from './run-instances.ts';
import { secondaryNetworks } from './secondary-networks.ts';
import { secondarySubnets } from './secondary-subnets.ts';
import { securityGroupDescriptions } from './security-group-descriptions.ts';
import { securityGroupRules } from './security-group-rules.ts';
import { securityGroupViews } from './security-group-views.ts';
import { securityGroupVpcs } from './security-group-vpcs.ts';
import { securityGroups } from './security-groups.ts';
import { snapshots } from './snapshots.ts';
import { spotDatafeed } from './spot-datafeed.ts';
import { spotFleets } from './spot-fleets.ts';
import { spotPrices } from './spot-prices.ts';
import { spotRequests } from './spot-requests.ts';
import { startStopTerminate } from './start-stop-terminate.ts';
import { storeImages } from './store-images.ts';
import { subnetAttributes } from './subnet-attributes.ts';
import { subnetIpv6 } from './subnet-ipv6.ts';
import { subnetReservations } from './subnet-reservations.ts';
import { subnets } from './subnets.ts';
import { tags } from './tags.ts';
import { templateVersions } from './template-versions.ts';
import { trafficMirrorFilters } from './traffic-mirror-filters.ts';
import { trafficMirrorSessions } from './traffic-mirror-sessions.ts';
import { transitAttachments } from './transit-attachments.ts';
import { transitGateways } from './transit-gateways.ts';
import { transitPeerings } from './transit-peerings.ts';
import { transitRouteTables } from './transit-route-tables.ts';
import { transitRoutes } from './transit-routes.ts';
import { volumeAttachments } from './volume-attachments.ts';
import { volumeChanges } from './volume-changes.ts';
import { volumes } from './volumes.ts';
import { vpcEndpoints } from './vpc-endpoints.ts';
import { vpcPeerings } from './vpc-peerings.ts';
import { vpcRanges } from './vpc-ranges.ts';
import { vpcs } from './vpcs.ts';
import { vpnChanges } from './vpn-changes.ts';
import { vpnConnections } from './vpn-connections.ts';
import { vpnGateways } from './vpn-gateways.ts';
import { wording } from './wording.ts';

/** EC2: one line a topic. */
export const ec2: Service = {
  wording,
  settle,
  operations: {
    ...accountAttributes,
    ...accountSettings,
    ...addressAttributes,
    ...addressTransfers,
    ...addresses,
    ...capacityReservations,
    ...classicLink,
    ...conversions,
    ...creditSpecifications,
    ...customerGateways,
    ...describeImages,
    ...describeInstances,
    ...describeNetworkInterfaces,
    ...describeVpcEndpoints,
    ...dhcpOptions,
    ...egressGateways,
    ...endpointAcceptance,
    ...endpointNotifications,
    ...endpointServicePermissions,
    ...endpointServices,
    ...exports,
    ...fleets,
    ...flowLogs,
    ...hosts,
    ...imageUsage,
    ...imageAttributes,
    ...images,
    ...imports,
    ...instanceAttributes,
    ...instanceConsole,
    ...instanceStatus,
    ...instanceTypes,
    ...interfacePermissions,
    ...internetGateways,
    ...ipv6Addresses,
    ...keyPairs,
    ...launchTemplates,
    ...natAddresses,
    ...natGateways,
    ...networkAclEntries,
    ...networkAcls,
    ...networkInterfaceAttributes,
    ...networkInterfaces,
    ...placementGroups,
    ...prefixLists,
    ...privateAddresses,
    ...profileAssociations,
    ...regions,
    ...reservedInstances,
    ...routePropagation,
    ...routeTableAssociations,
    ...routeTables,
    ...routes,
    ...runInstances,
    ...secondaryNetworks,
    ...secondarySubnets,
    ...securityGroupDescriptions,
    ...securityGroupRules,
    ...securityGroupViews,
    ...securityGroupVpcs,
    ...securityGroups,
    ...snapshots,
    ...spotDatafeed,
    ...spotFleets,
    ...spotPrices,
    ...spotRequests,
    ...startStopTerminate,
    ...storeImages,
    ...subnetAttributes,
    ...subnetIpv6,
    ...subnetReservations,
    ...subnets,
    ...tags,
    ...templateVersions,
    ...trafficMirrorFilters,
    ...trafficMirrorSessions,
    ...transitAttachments,
    ...transitGateways,
    ...transitPeerings,
    ...transitRouteTables,
    ...transitRoutes,
    ...volumeAttachments,
    ...volumeChanges,
    ...volumes,
    ...vpcEndpoints,
    ...vpcPeeringOptions,
    ...vpcPeerings,
    ...vpcRanges,
    ...vpcs,
    ...vpnChanges,
    ...vpnConnections,
    ...vpnGateways,
  },
};
