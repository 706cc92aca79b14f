import type { Context } from '../../engine/context.ts';
import type { Row } from '../../engine/store.ts';
import { type Table, table } from '../../engine/table.ts';
import { uniqueId } from '../../sts/session.ts';
import { arnOf, checkName, checkPath, sameName } from './name.ts';
import { alreadyExists, limitExceeded, noSuchEntity } from './refusal.ts';
import type { Tags } from './tags.ts';

/** Whoever can hold policies: a user, a group or a role. The id is IAM's own, `AIDA…`. */
export interface HolderRow extends Row {
  readonly name: string;
  readonly path: string;
  readonly createdAt: number;
  readonly tags: Tags;
  /** The documents of its own policies, by name. */
  readonly inline: Readonly<Record<string, string>>;
  /** The ARNs of the managed policies attached to it. */
  readonly attached: readonly string[];
  /** The ARN of the policy that bounds what others may give it. */
  readonly boundary?: string | undefined;
}

/** What is common to users, groups and roles. */
export interface HolderKind<Holder extends HolderRow> {
  readonly noun: 'user' | 'group' | 'role';
  /** How many characters its own policies may have in all. */
  readonly inlineSize: number;
  readonly rows: Table<Holder>;
  /** The one of that name. Throws `NoSuchEntity`. */
  find(ctx: Context, name: string): Holder;
  named(ctx: Context, name: string): Holder | undefined;
  /** What a new one has. Throws for a name that is none or taken, a bad path, or one too many. */
  begin(ctx: Context, wish: { name: string; path: string | undefined }): HolderRow;
  /** Throws `EntityAlreadyExists` when the name is not free, `ValidationError` when it is none. */
  checkFree(ctx: Context, name: string): void;
  arn(ctx: Context, holder: HolderRow): string;
}

/** Declares a kind of holder, whose ids begin with `prefix`. */
export function holderKind<Holder extends HolderRow>(about: {
  noun: 'user' | 'group' | 'role';
  prefix: string;
  nameLength: number;
  inlineSize: number;
  quota: readonly [name: string, most: number];
}): HolderKind<Holder> {
  const { noun, prefix, nameLength, inlineSize, quota } = about;
  const rows = table<Holder>(`${noun}s`);
  const named = (ctx: Context, name: string) =>
    rows.all(ctx).find((row) => sameName(row.name, name));
  const checkFree = (ctx: Context, name: string) => {
    checkName(`${noun}Name`, name, nameLength);
    if (!named(ctx, name)) return;
    const capital = noun.charAt(0).toUpperCase() + noun.slice(1);
    throw alreadyExists(`${capital} with name ${name} already exists.`);
  };
  return {
    noun,
    inlineSize,
    rows,
    named,
    checkFree,
    find(ctx, name) {
      const row = named(ctx, name);
      if (row) return row;
      throw noSuchEntity(`The ${noun} with name ${name} cannot be found.`);
    },
    begin(ctx, { name, path }) {
      checkFree(ctx, name);
      const [quotaName, most] = quota;
      if (rows.all(ctx).length >= most) throw limitExceeded(quotaName, most);
      const id = uniqueId(ctx, prefix);
      const held = { tags: {}, inline: {}, attached: [] };
      return { id, name, path: checkPath(path), createdAt: ctx.now, ...held };
    },
    arn: (ctx, { path, name }) => arnOf(ctx, noun, path, name),
  };
}

/** The boundary as answers show it. */
export function boundaryView({ boundary }: HolderRow) {
  if (boundary === undefined) return {};
  const PermissionsBoundaryType = 'Policy' as never; // The model's type names what AWS never answers.
  return { PermissionsBoundary: { PermissionsBoundaryType, PermissionsBoundaryArn: boundary } };
}
