import type { Context } from '../../engine/context.ts';
import { invalidValue } from './refusal.ts';

/**
 * Throws `ValidationError` for what is no name; names are compared without case.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export function checkName(member: string, name: string, most = 64): string {
  if (!/^[\w+=,.@-]*$/.test(name)) {
    throw invalidValue(
      member,
      'It must contain only alphanumeric characters and/or the following: +=,.@_-',
    );
  }
  if (name.length < 1 || name.length > most) {
    throw invalidValue(member, `It must have between 1 and ${most} characters.`);
  }
  return name;
}

/** A path as it was given, `/` when none was. Throws `ValidationError`. */
export function checkPath(path: string | undefined): string {
  const checked = path ?? '/';
  if (checked.length <= 512 && /^\/([!-~]+\/)?$/.test(checked)) return checked;
  throw invalidValue(
    'path',
    'It must begin and end with / and contain only alphanumeric characters and/or / characters.',
  );
}

/** The ARN of an account's own: `arnOf(ctx, 'user', '/staff/', 'ann')`. */
export function arnOf(ctx: Context, kind: string, path: string, name: string): string {
  return `arn:${ctx.partition}:iam::${ctx.account}:${kind}${path}${name}`;
}

/** True of two spellings of one name. */
export function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
