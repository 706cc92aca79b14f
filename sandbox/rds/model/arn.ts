import type { Context } from '../../engine/context.ts';

/** What an RDS ARN can be of: `db` is an instance, `pg` a parameter group. */
export type ArnType =
  | 'db'
  | 'snapshot'
  | 'cluster'
  | 'cluster-snapshot'
  | 'subgrp'
  | 'pg'
  | 'og'
  | 'tenant-database';

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Tagging.ARN.Constructing.html */
export function arnOf(ctx: Context, type: ArnType, name: string): string {
  return `arn:${ctx.partition}:rds:${ctx.region}:${ctx.account}:${type}:${name}`;
}

/** The name in an ARN, or the text itself when it is a name already; in lower case, as rows have it. */
export function nameIn(arnOrName: string): string {
  const name = arnOrName.startsWith('arn:') ? arnOrName.split(':').slice(6).join(':') : arnOrName;
  return name.toLowerCase();
}
