import type {
  SuccessfulInstanceCreditSpecificationItem,
  UnsuccessfulInstanceCreditSpecificationItem,
} from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { burstFamily, type Credits, creditDefaults, familyCredits } from './model/credit.ts';
import { type InstanceRow, instances } from './model/instance.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const filters: Filters<InstanceRow> = { 'instance-id': ({ id }) => id };

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-performance-instances.html */
export const creditSpecifications = topic({
  DescribeInstanceCreditSpecifications(input, ctx) {
    const { InstanceIds, Filters } = input;
    const asked = instances.findAll(ctx, InstanceIds);
    const plain = InstanceIds?.length ? asked.find((row) => !burstFamily(row)) : undefined;
    if (plain) {
      throw fault(
        'InstanceCreditSpecification.NotSupported',
        `The instance '${plain.id}' does not support CPU credits.`,
      );
    }
    // Without ids AWS tells only of instances that are not as it would have them.
    const rows = asked.filter(
      (row) => burstFamily(row) && (InstanceIds?.length || creditsOf(ctx, row) === 'unlimited'),
    );
    const { items, nextToken } = page(ctx, select(ctx, rows, Filters, filters), input, {
      ids: ['instancesSet', InstanceIds],
    });
    return {
      InstanceCreditSpecifications: items.map((row) => ({
        InstanceId: row.id,
        CpuCredits: creditsOf(ctx, row),
      })),
      NextToken: nextToken,
    };
  },

  ModifyInstanceCreditSpecification({ InstanceCreditSpecifications }, ctx) {
    const done: SuccessfulInstanceCreditSpecificationItem[] = [];
    const left: UnsuccessfulInstanceCreditSpecificationItem[] = [];
    for (const { InstanceId = '', CpuCredits } of InstanceCreditSpecifications) {
      const row = instances.get(ctx, InstanceId);
      if (row && burstFamily(row)) {
        instances.change(ctx, row.id, { credits: creditsFrom(CpuCredits) });
        done.push({ InstanceId });
        continue;
      }
      const error = row
        ? {
            Code: 'InstanceCreditSpecification.NotSupported' as const,
            Message: `The instance '${InstanceId}' does not support CPU credits.`,
          }
        : {
            Code: 'InvalidInstanceID.NotFound' as const,
            Message: `The instance ID '${InstanceId}' does not exist`,
          };
      left.push({ InstanceId, Error: error });
    }
    return {
      SuccessfulInstanceCreditSpecifications: done,
      UnsuccessfulInstanceCreditSpecifications: left,
    };
  },

  GetDefaultCreditSpecification: ({ InstanceFamily }, ctx) => ({
    InstanceFamilyCreditSpecification: {
      InstanceFamily,
      CpuCredits: familyCredits(ctx, InstanceFamily),
    },
  }),

  ModifyDefaultCreditSpecification({ InstanceFamily, CpuCredits }, ctx) {
    const { credits } = creditDefaults.put(ctx, {
      id: InstanceFamily,
      credits: creditsFrom(CpuCredits),
    });
    return { InstanceFamilyCreditSpecification: { InstanceFamily, CpuCredits: credits } };
  },
});

/** The credits an instance has; undefined for one whose type has none. */
export function creditsOf(ctx: Context, row: InstanceRow): Credits | undefined {
  const family = burstFamily(row);
  return family && (row.credits ?? familyCredits(ctx, family));
}

/** The credits a request names. Throws for what is none. */
export function creditsFrom(text: string | undefined): Credits {
  if (text === 'standard' || text === 'unlimited') return text;
  throw fault('InvalidParameterValue', `Invalid value '${text}' for CpuCredits.`);
}
