import type { NormalizedSchema } from '@smithy/core/schema';
import { closest } from '../../text/closest.ts';

/** What to say of a member that a structure does not have. */
export function unknownMember(name: string, names: readonly string[], isUnion: boolean): string {
  const near = nearestMember(name, names);
  const what = isUnion ? 'no such choice' : 'no such member';
  if (near) return `${what}; did you mean ${near}?`;
  if (names.length === 0) return `${what}; none is taken here`;
  const few = names.length <= 12;
  return few ? `${what}; there are ${names.join(', ')}` : what;
}

/** Members AWS requires that the value leaves out, each with what to say. */
export function missingMembers(
  schema: NormalizedSchema,
  value: Readonly<Record<string, unknown>>,
): (readonly [name: string, message: string])[] {
  const raw: unknown = schema.getSchema();
  if (!Array.isArray(raw) || schema.isUnionSchema()) return [];
  const required = (raw[4] as string[]).slice(0, Number(raw[6] ?? 0));
  return required.flatMap((name) => {
    const message = isFilledIn(schema, name) ? undefined : lack(schema, name, value[name]);
    return message ? [[name, message] as const] : [];
  });
}

function lack(schema: NormalizedSchema, name: string, value: unknown): string | undefined {
  if (value === undefined) return 'required, and not given';
  const isLabel = Boolean(schema.getMemberSchema(name).getMergedTraits().httpLabel);
  return value === '' && isLabel
    ? "may not be empty: it is part of the request's address"
    : undefined;
}

/** The members that the SDK's own middleware fills in when they are left out. */
const filledIn: Readonly<Record<string, readonly string[]>> = {
  // https://docs.aws.amazon.com/amazonglacier/latest/dev/api-vault-get.html: `-` is one's own account.
  'com.amazonaws.glacier': ['accountId'],
};

function isFilledIn(schema: NormalizedSchema, name: string): boolean {
  const [namespace = ''] = (schema.getName(true) ?? '').split('#');
  return (
    filledIn[namespace]?.includes(name) === true ||
    schema.getMemberSchema(name).isIdempotencyToken()
  );
}

/** `vpc_ids`, `vpcId` and `VpcID` all mean `VpcIds`. */
function nearestMember(name: string, names: readonly string[]): string | undefined {
  const bare = name.replaceAll(/[_-]/g, '');
  const same = names.find((each) => each.toLowerCase() === bare.toLowerCase());
  return same ?? closest(bare, names);
}
