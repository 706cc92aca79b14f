import type {
  IamInstanceProfileAssociation,
  IamInstanceProfileSpecification,
} from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { moving, stateNow, type Timeline } from '../engine/timeline.ts';
import { profileArnFor, profileIdOf } from './instance-profile.ts';
import { instances } from './model/instance.ts';
import { kind } from './model/kind.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

interface AssociationRow {
  readonly id: string;
  readonly instanceId: string;
  readonly at: number;
  readonly timeline: Timeline<'associating' | 'associated'>;
}

/** The associations of instances with the roles they act in. */
const table = kind<AssociationRow>({
  name: 'profileAssociations',
  prefix: 'iip-assoc',
  noun: 'association ID',
  code: 'InvalidAssociationID',
  tagged: 'instance-profile-association',
});

const filters: Filters<AssociationRow> = {
  'instance-id': ({ instanceId }) => instanceId,
  state: ({ timeline }, ctx) => stateNow(ctx, timeline),
};

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html */
export const profileAssociations = topic({
  AssociateIamInstanceProfile({ IamInstanceProfile, InstanceId }, ctx) {
    const instance = instances.find(ctx, InstanceId);
    if (instance.profileArn) {
      throw fault('IncorrectState', `There is an existing association for instance ${instance.id}`);
    }
    instances.change(ctx, instance.id, { profileArn: arnFor(ctx, IamInstanceProfile) });
    return { IamInstanceProfileAssociation: view(ctx, associate(ctx, instance.id)) };
  },

  ReplaceIamInstanceProfileAssociation({ IamInstanceProfile, AssociationId }, ctx) {
    const row = find(ctx, AssociationId);
    instances.change(ctx, row.instanceId, { profileArn: arnFor(ctx, IamInstanceProfile) });
    table.remove(ctx, row.id);
    return { IamInstanceProfileAssociation: view(ctx, associate(ctx, row.instanceId)) };
  },

  DescribeIamInstanceProfileAssociations(input, ctx) {
    const { AssociationIds: ids, Filters } = input;
    noteLaunched(ctx);
    const asked = ids?.length ? ids.map((id) => find(ctx, id)) : table.all(ctx);
    const { items, nextToken } = page(ctx, select(ctx, asked, Filters, filters), input);
    return {
      IamInstanceProfileAssociations: items.map((row) => view(ctx, row)),
      NextToken: nextToken,
    };
  },

  DisassociateIamInstanceProfile({ AssociationId }, ctx) {
    const row = find(ctx, AssociationId);
    const IamInstanceProfileAssociation = { ...view(ctx, row), State: 'disassociating' as const };
    if (instances.get(ctx, row.instanceId)) {
      instances.change(ctx, row.instanceId, { profileArn: undefined });
    }
    table.remove(ctx, row.id);
    return { IamInstanceProfileAssociation };
  },
});

function find(ctx: Context, id: string): AssociationRow {
  noteLaunched(ctx);
  const row = table.get(ctx, id);
  if (row) return row;
  throw fault('InvalidAssociationID.NotFound', `An invalid association-id of '${id}' was given`);
}

/** Gives instances that were launched with a profile their association, and forgets gone ones. */
function noteLaunched(ctx: Context): void {
  const known = new Set(table.all(ctx).map(({ instanceId }) => instanceId));
  for (const { id, profileArn } of instances.all(ctx)) {
    if (profileArn && !known.has(id)) associate(ctx, id);
  }
  for (const { id, instanceId } of table.all(ctx)) {
    if (!instances.get(ctx, instanceId)?.profileArn) table.remove(ctx, id);
  }
}

function associate(ctx: Context, instanceId: string): AssociationRow {
  return table.put(ctx, {
    id: ctx.ids.id('iip-assoc'),
    instanceId,
    at: ctx.now,
    timeline: moving<'associating' | 'associated'>(ctx, 'associating', 'associated', [1e3, 3e3]),
  });
}

function arnFor(ctx: Context, wish: IamInstanceProfileSpecification): string {
  const arn = profileArnFor(ctx, wish);
  if (arn !== undefined) return arn;
  throw fault('MissingParameter', 'The request must contain the parameter IamInstanceProfile.Arn');
}

function view(ctx: Context, row: AssociationRow): IamInstanceProfileAssociation {
  const instance = instances.find(ctx, row.instanceId);
  return {
    AssociationId: row.id,
    InstanceId: instance.id,
    State: stateNow(ctx, row.timeline),
    Timestamp: new Date(row.at),
    IamInstanceProfile: { Arn: instance.profileArn, Id: profileIdOf(ctx, instance) },
  };
}
