import { ec2 } from '../peers.ts';
import type { ResourceKind } from './kind.ts';
import { text, texts } from './property.ts';
import { retag, tagMade } from './tagging.ts';

/** What the options are called in a template and in EC2. */
const options = [
  ['DomainName', 'domain-name'],
  ['DomainNameServers', 'domain-name-servers'],
  ['NetbiosNameServers', 'netbios-name-servers'],
  ['NetbiosNodeType', 'netbios-node-type'],
  ['NtpServers', 'ntp-servers'],
] as const;
const names = options.map(([name]) => name);
const lists: readonly string[] = ['DomainNameServers', 'NetbiosNameServers', 'NtpServers'];

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-dhcpoptions.html */
export const dhcpOptions: ResourceKind = {
  required: [],
  optional: [...names, 'Tags'],
  fixed: names,
  creates: [3_000, 6_000],
  removes: [1_000, 3_000],

  create(ctx, properties, home) {
    const DhcpConfigurations = options.flatMap(([name, Key]) => {
      const one = lists.includes(name) ? undefined : text(properties, name);
      const Values = lists.includes(name) ? texts(properties, name) : one && [one];
      return Values ? [{ Key, Values }] : [];
    });
    const { DhcpOptions } = ec2(ctx, 'createDhcpOptions', { DhcpConfigurations });
    const id = DhcpOptions?.DhcpOptionsId ?? '';
    tagMade(ctx, id, properties, home);
    return { id, attributes: { DhcpOptionsId: id } };
  },

  change: retag,
  remove: (ctx, DhcpOptionsId) => ec2(ctx, 'deleteDhcpOptions', { DhcpOptionsId }),
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcdhcpoptionsassociation.html */
export const dhcpOptionsAssociation: ResourceKind = {
  required: ['DhcpOptionsId', 'VpcId'],
  optional: [],
  fixed: ['DhcpOptionsId', 'VpcId'],
  creates: [3_000, 6_000],
  removes: [1_000, 3_000],

  create(ctx, properties) {
    const DhcpOptionsId = text(properties, 'DhcpOptionsId') ?? '';
    const VpcId = text(properties, 'VpcId') ?? '';
    ec2(ctx, 'associateDhcpOptions', { DhcpOptionsId, VpcId });
    return { id: `${DhcpOptionsId}|${VpcId}` };
  },

  remove(ctx, _, properties) {
    const VpcId = text(properties, 'VpcId') ?? '';
    ec2(ctx, 'associateDhcpOptions', { DhcpOptionsId: 'default', VpcId });
  },
};
