import { defineResource } from '../../resource/definition.ts';

/** A public address that is kept, by its number: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Address.html */
export const classicAddress = defineResource({
  name: 'ClassicAddress',
  shape: 'Address',
  page: 'API_Address',
  ids: { publicIp: 'PublicIp' },
  load: { operation: 'DescribeAddresses', path: 'Addresses[]' },
  list: {
    operation: 'DescribeAddresses',
    input: () => ({ Filters: [{ Name: 'domain', Values: ['standard'] }] }),
  },
  collection: 'classicAddresses',
  create: false,
  onlyActions: true,
  actions: {
    associate: 'AssociateAddress',
    disassociate: 'DisassociateAddress',
    release: 'ReleaseAddress',
  },
});

/** A public address that is kept, by its allocation: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Address.html */
export const vpcAddress = defineResource({
  name: 'VpcAddress',
  shape: 'Address',
  page: 'API_Address',
  ids: { allocationId: 'AllocationId' },
  load: { operation: 'DescribeAddresses', path: 'Addresses[]' },
  list: {
    operation: 'DescribeAddresses',
    input: () => ({ Filters: [{ Name: 'domain', Values: ['vpc'] }] }),
  },
  collection: 'vpcAddresses',
  create: { operation: 'AllocateAddress', path: '', data: false },
  onlyActions: true,
  actions: {
    associate: 'AssociateAddress',
    describeAttribute: 'DescribeAddressesAttribute',
    modifyAttribute: 'ModifyAddressAttribute',
    release: 'ReleaseAddress',
  },
  references: { association: ['NetworkInterfaceAssociation', 'AssociationId'] },
  arn: 'arn:{partition}:ec2:{region}:{account}:elastic-ip/{allocationId}',
  console: '/ec2/home?region={region}#ElasticIpDetails:AllocationId={allocationId}',
});
