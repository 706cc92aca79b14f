import type { AddressAttribute } from '@aws-sdk/client-ec2';
import { fault } from '../engine/fault.ts';
import { type AddressRow, addresses as table } from './model/address.ts';
import { page } from './paging.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Elastic_Addressing_Reverse_DNS.html */
export const addressAttributes = topic({
  DescribeAddressesAttribute(input, ctx) {
    const found = table.findAll(ctx, input.AllocationIds);
    const { items, nextToken } = page(ctx, found, input, { least: 1 });
    return { Addresses: items.map(view), NextToken: nextToken };
  },

  ModifyAddressAttribute({ AllocationId, DomainName }, ctx) {
    const { id } = table.find(ctx, AllocationId);
    if (!DomainName) {
      throw fault('MissingParameter', 'The request must contain the parameter DomainName');
    }
    const domainName = DomainName.endsWith('.') ? DomainName : `${DomainName}.`;
    return { Address: view(table.change(ctx, id, { domainName })) };
  },

  ResetAddressAttribute({ AllocationId }, ctx) {
    const { id } = table.find(ctx, AllocationId);
    return { Address: view(table.change(ctx, id, { domainName: undefined })) };
  },
});

function view({ id, publicIp, domainName }: AddressRow): AddressAttribute {
  return { AllocationId: id, PublicIp: publicIp, PtrRecord: domainName };
}
