import type { AddressTransfer } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { table } from '../engine/table.ts';
import { addresses } from './model/address.ts';
import { checkQuota } from './model/quota.ts';
import { addTags, dropTags, tagsFor } from './model/tags.ts';
import { page } from './paging.ts';
import { topic } from './topic.ts';

/** An offer of an address to another account, which both have a row of. Its id is the allocation's. */
interface TransferRow {
  readonly id: string;
  readonly publicIp: string;
  readonly from: string;
  readonly to: string;
  readonly expiresAt: number;
  readonly acceptedAt?: number | undefined;
}

const transfers = table<TransferRow>('addressTransfers');

/** An offer stands for seven hours. */
const offerMs = 7 * 3_600_000;

/** https://docs.aws.amazon.com/vpc/latest/userguide/WorkWithEIPs.html#transfer-EIPs-intro */
export const addressTransfers = topic({
  EnableAddressTransfer({ AllocationId, TransferAccountId: to }, ctx) {
    const { id, publicIp } = addresses.find(ctx, AllocationId);
    if (!/^\d{12}$/.test(to) || to === ctx.account) {
      throw fault('InvalidParameterValue', `The address cannot be transferred to account '${to}'.`);
    }
    withdraw(ctx, id);
    const row = { id, publicIp, from: ctx.account, to, expiresAt: ctx.now + offerMs };
    transfers.put(ctx.elsewhere({ account: to }), row);
    return { AddressTransfer: view(ctx, transfers.put(ctx, row)) };
  },

  DisableAddressTransfer({ AllocationId }, ctx) {
    const { id } = addresses.find(ctx, AllocationId);
    const row = transfers.get(ctx, id);
    if (!row || !isOpen(ctx, row)) {
      throw fault('InvalidParameterValue', `The address '${id}' is not offered to any account.`);
    }
    withdraw(ctx, id);
    return { AddressTransfer: { ...view(ctx, row), AddressTransferStatus: 'disabled' } };
  },

  AcceptAddressTransfer({ Address, TagSpecifications }, ctx) {
    const row = transfers
      .all(ctx)
      .find((one) => one.publicIp === Address && one.to === ctx.account && isOpen(ctx, one));
    const source = row && ctx.elsewhere({ account: row.from });
    const address = row && source && addresses.get(source, row.id);
    if (!row || !source || !address) {
      throw fault('InvalidAddress.NotFound', `Address '${Address}' is not offered to the account.`);
    }
    if (address.association) {
      throw fault('InvalidTransfer.AddressAssociated', `Address ${Address} is associated.`);
    }
    if (address.domainName) {
      throw fault(
        'InvalidTransfer.AddressCustomPtrSet',
        `Address ${Address} has a reverse DNS record.`,
      );
    }
    checkQuota(ctx, 'addresses', addresses.all(ctx).length + 1);
    addresses.remove(source, address.id);
    dropTags(source, address.id);
    const id = ctx.ids.id('eipalloc');
    addTags(ctx, id, tagsFor(TagSpecifications, 'elastic-ip'));
    addresses.put(ctx, { id, publicIp: address.publicIp, allocatedAt: ctx.now });
    const acceptedAt = ctx.now;
    transfers.change(source, row.id, { acceptedAt });
    return { AddressTransfer: view(ctx, transfers.change(ctx, row.id, { acceptedAt })) };
  },

  DescribeAddressTransfers(input, ctx) {
    const { AllocationIds: ids } = input;
    const found = transfers.all(ctx).filter(({ id }) => !ids?.length || ids.includes(id));
    const { items, nextToken } = page(ctx, found, input);
    return { AddressTransfers: items.map((row) => view(ctx, row)), NextToken: nextToken };
  },
});

function isOpen({ now }: Context, { acceptedAt, expiresAt }: TransferRow): boolean {
  return acceptedAt === undefined && now < expiresAt;
}

/** Takes an offer back, if there is one. */
function withdraw(ctx: Context, id: string): void {
  const row = transfers.get(ctx, id);
  if (!row) return;
  transfers.remove(ctx, id);
  transfers.remove(ctx.elsewhere({ account: row.to }), id);
}

function view(ctx: Context, row: TransferRow): AddressTransfer {
  const { acceptedAt } = row;
  return {
    PublicIp: row.publicIp,
    AllocationId: row.id,
    TransferAccountId: row.to,
    TransferOfferExpirationTimestamp: new Date(row.expiresAt),
    TransferOfferAcceptedTimestamp: acceptedAt === undefined ? undefined : new Date(acceptedAt),
    AddressTransferStatus: acceptedAt ? 'accepted' : isOpen(ctx, row) ? 'pending' : 'disabled',
  };
}
