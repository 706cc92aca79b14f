import { readFile } from '../ec2/model/file.ts';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { table } from '../engine/table.ts';
import { moving, stateNow, type Timeline } from '../engine/timeline.ts';
import { objectAt } from '../s3/model/address.ts';
import { kinds } from './kinds/index.ts';
import { page } from './paging.ts';
import { refuse } from './refuse.ts';
import { topic } from './topic.ts';

/** The registration of a type of one's own; the row's id is its token. */
interface RegistrationRow {
  readonly id: string;
  readonly typeName: string;
  readonly version: number;
  readonly timeline: Timeline<'IN_PROGRESS' | 'COMPLETE' | 'FAILED'>;
  readonly why?: string | undefined;
}

const registrations = table<RegistrationRow>('typeRegistrations');

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/registry.html */
export const types = topic({
  RegisterType({ TypeName, SchemaHandlerPackage, Type = 'RESOURCE' }, ctx) {
    if (Type !== 'RESOURCE') throw refuse(`The sandbox registers types of resources, not ${Type}.`);
    if (!/^[A-Za-z0-9]{2,64}(::[A-Za-z0-9]{2,64}){2}$/.test(TypeName) || /^AWS::/.test(TypeName)) {
      throw refuse(`${TypeName} is not a type name: it is like MyOrganization::Service::Resource`);
    }
    const place = objectAt(SchemaHandlerPackage);
    const found = place && readFile(ctx, place) !== undefined;
    const earlier = registrations.all(ctx).filter((row) => row.typeName === TypeName);
    const row = registrations.put(ctx, {
      id: [8, 4, 4, 4, 12].map((digits) => ctx.ids.hex(digits)).join('-'),
      typeName: TypeName,
      version: earlier.length + 1,
      timeline: moving(ctx, 'IN_PROGRESS', found ? 'COMPLETE' : 'FAILED', [20_000, 60_000]),
      why: found ? undefined : `The package ${SchemaHandlerPackage} cannot be read.`,
    });
    return { RegistrationToken: row.id };
  },

  DescribeTypeRegistration({ RegistrationToken }, ctx) {
    const row = registrations.get(ctx, RegistrationToken);
    if (!row) throw fault('CFNRegistryException', `No registration ${RegistrationToken}.`);
    const ProgressStatus = stateNow(ctx, row.timeline);
    const TypeArn = arnOf(ctx, row.typeName);
    return {
      ProgressStatus,
      Description: row.why && ProgressStatus === 'FAILED' ? row.why : `Registration of ${TypeArn}`,
      TypeArn,
      TypeVersionArn: `${TypeArn}/${String(row.version).padStart(8, '0')}`,
    };
  },

  ListTypeRegistrations(input, ctx) {
    const { TypeName, TypeArn, RegistrationStatusFilter: status = 'IN_PROGRESS' } = input;
    const found = registrations
      .all(ctx)
      .filter(
        ({ typeName, timeline }) =>
          (!TypeName || typeName === TypeName) &&
          (!TypeArn || arnOf(ctx, typeName) === TypeArn) &&
          stateNow(ctx, timeline) === status,
      );
    const { items, NextToken } = page(ctx, found, input, input.MaxResults);
    return { RegistrationTokenList: items.map(({ id }) => id), NextToken };
  },

  ListTypes(input, ctx) {
    const own = new Set(
      registrations
        .all(ctx)
        .filter(({ timeline }) => stateNow(ctx, timeline) === 'COMPLETE')
        .map(({ typeName }) => typeName),
    );
    const names = input.Visibility === 'PUBLIC' ? Object.keys(kinds) : [...own];
    const found = names
      .filter((name) => name.startsWith(input.Filters?.TypeNamePrefix ?? ''))
      .map((id) => ({ id }));
    const { items, NextToken } = page(ctx, found, input, input.MaxResults);
    return {
      TypeSummaries: items.map(({ id }) => ({
        Type: 'RESOURCE' as const,
        TypeName: id,
        TypeArn: arnOf(ctx, id),
      })),
      NextToken,
    };
  },
});

/** Types of AWS's own belong to no account. */
function arnOf({ partition, region, account }: Context, name: string): string {
  const owner = name.startsWith('AWS::') ? '' : account;
  return `arn:${partition}:cloudformation:${region}:${owner}:type/resource/${name.replaceAll('::', '-')}`;
}
