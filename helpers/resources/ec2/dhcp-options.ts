import { defineResource } from '../../resource/definition.ts';

/** What instances of a VPC are told by DHCP: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DhcpOptions.html */
export const dhcpOptions = defineResource({
  name: 'DhcpOptions',
  page: 'API_DhcpOptions',
  ids: { id: 'DhcpOptionsId' },
  collection: 'dhcpOptionsSets',
  actions: { associateWithVpc: 'AssociateDhcpOptions' },
  arn: 'arn:{partition}:ec2:{region}:{account}:dhcp-options/{id}',
  console: '/vpcconsole/home?region={region}#DhcpOptionsDetails:DhcpOptionsId={id}',
});
