import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { failed } from './constraint.ts';
import { parseRole, roleIdOf, roleInIam } from './role.ts';
import { beginSession, inSession } from './session.ts';
import { topic } from './topic.ts';

const hour = 3_600;

interface Wish {
  readonly RoleArn: string;
  readonly RoleSessionName: string;
  readonly DurationSeconds?: number | undefined;
}

/** Becoming a role. Whoever asks may: the sandbox has no trust policies. */
export const assumeRole = topic({
  /** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
  AssumeRole(input, ctx) {
    if (inSession(ctx) && (input.DurationSeconds ?? hour) > hour) {
      throw fault(
        'ValidationError',
        'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
      );
    }
    checkLength(ctx, input);
    return { ...enter(ctx, input), SourceIdentity: input.SourceIdentity };
  },

  /** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html */
  AssumeRoleWithWebIdentity(input, ctx) {
    const { iss, sub, aud } = claimsOf(input.WebIdentityToken);
    return {
      ...enter(ctx, input),
      SubjectFromWebIdentityToken: text(sub),
      Provider: input.ProviderId ?? text(iss),
      Audience: text(Array.isArray(aud) ? aud[0] : aud),
    };
  },
});

function enter(ctx: Context, { RoleArn, RoleSessionName, DurationSeconds }: Wish) {
  const role = parseRole(RoleArn);
  checkSessionName(RoleSessionName);
  const { account, partition, name } = role;
  const userId = `${roleIdOf(ctx, role)}:${RoleSessionName}`;
  const arn = `arn:${partition}:sts::${account}:assumed-role/${name}/${RoleSessionName}`;
  const lengths = { most: 12 * hour, usual: hour };
  return {
    Credentials: beginSession(ctx, { account, arn, userId }, DurationSeconds, lengths),
    AssumedRoleUser: { AssumedRoleId: userId, Arn: arn },
    PackedPolicySize: 0,
  };
}

/** A role that was made in IAM says how long its sessions may last. */
function checkLength(ctx: Context, { RoleArn, DurationSeconds = hour }: Wish): void {
  const most = roleInIam(ctx, parseRole(RoleArn))?.maxSessionSeconds;
  if (most === undefined || DurationSeconds <= most) return;
  throw fault(
    'ValidationError',
    'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
  );
}

function checkSessionName(name: string): void {
  const rule = 'Member must satisfy regular expression pattern: [\\w+=,.@-]*';
  if (!/^[\w+=,.@-]*$/.test(name)) throw failed('roleSessionName', name, rule);
  const lengths = 'Member must have length between 2 and 64';
  if (name.length < 2 || name.length > 64) throw failed('roleSessionName', name, lengths);
}

/** What a JSON web token says. Its signature is not looked at. */
function claimsOf(token: string): Record<string, unknown> {
  try {
    const claims: unknown = JSON.parse(
      Buffer.from(token.split('.')[1] ?? '', 'base64url').toString(),
    );
    if (claims && typeof claims === 'object') return claims as Record<string, unknown>;
  } catch {
    // Not JSON: answered below, as any other token that says nothing.
  }
  throw fault('InvalidIdentityToken', 'The ID Token provided is not a valid JWT.');
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
