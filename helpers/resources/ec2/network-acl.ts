import { defineResource } from '../../resource/definition.ts';

/** Rules for what may enter and leave a subnet: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkAcl.html */
export const networkAcl = defineResource({
  name: 'NetworkAcl',
  page: 'API_NetworkAcl',
  ids: { id: 'NetworkAclId' },
  actions: {
    replaceAssociation: 'ReplaceNetworkAclAssociation',
    createEntry: 'CreateNetworkAclEntry',
    deleteEntry: 'DeleteNetworkAclEntry',
    replaceEntry: 'ReplaceNetworkAclEntry',
  },
  arn: 'arn:{partition}:ec2:{region}:{account}:network-acl/{id}',
  console: '/vpcconsole/home?region={region}#NetworkAclDetails:networkAclId={id}',
});
