// ---
// title: Elastic addresses that nothing uses
// description: Each costs by the hour while it waits.
// tags: [ec2, cost, network, idle]
// ---

// %% Addresses without an association
import { ec2, tags } from 'awsh';

const { Addresses = [] } = await ec2.describeAddresses();

// %% What they are called
Addresses.filter(({ AssociationId }) => AssociationId === undefined).map((address) => ({
  id: address.AllocationId,
  ip: address.PublicIp,
  name: tags(address).Name,
}));
