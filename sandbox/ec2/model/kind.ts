import type { Context } from '../../engine/context.ts';
import { type AwsFault, fault } from '../../engine/fault.ts';
import type { Row } from '../../engine/store.ts';
import { type Table, table } from '../../engine/table.ts';

/** What EC2 says about one kind of resource: how its ids look and how it is missed. */
export interface KindOptions {
  /** Table name, in the plural: `vpcs`. */
  readonly name: string;
  /** What ids begin with: `vpc`. */
  readonly prefix: string;
  /** What EC2 calls it in messages: `vpc ID`. */
  readonly noun: string;
  /** The code of its errors before the dot: `InvalidVpcID`. */
  readonly code: string;
  /** The same for what is no id at all, where AWS's two codes differ: `InvalidVolumeID`. */
  readonly malformedCode?: string;
  /** True of the few whose ids go on as a UUID: `fleet-12a34b55-67cd-8ef9-ba9b-9208dEXAMPLE`. */
  readonly uuid?: boolean;
  /** The resource type in tag specifications and DescribeTags: `vpc`. */
  readonly tagged: string;
}

/** A table of EC2 resources that answers for missing ones as EC2 does. */
export interface Kind<Record extends Row> extends Table<Record>, Readonly<KindOptions> {
  /** The row of that id. Throws `….Malformed` for what is no id, `….NotFound` for an unknown one. */
  find(ctx: Context, id: string): Record;
  /** The rows of these ids, or all when there are none. Throws as `find`, naming all missing ones. */
  findAll(ctx: Context, ids: readonly string[] | undefined): Record[];
}

const kinds = new Map<string, KindOptions>();

/** Declares a kind of EC2 resource and the table of its rows. */
export function kind<Record extends Row>(options: KindOptions): Kind<Record> {
  kinds.set(options.prefix, options);
  const rows = table<Record>(options.name);
  return {
    ...rows,
    ...options,
    find(ctx, id) {
      const row = rows.get(ctx, id);
      if (!row) throw missing(options, [id]);
      return row;
    },
    findAll(ctx, ids) {
      if (!ids?.length) return rows.all(ctx);
      const found = new Map(ids.map((id) => [id, rows.get(ctx, id)]));
      const lost = [...found].filter(([, row]) => !row).map(([id]) => id);
      if (lost.length > 0) throw missing(options, lost);
      return [...found.values()] as Record[];
    },
  };
}

/** The kind of the resource that an id names, by its prefix: `vpc-0…` is a VPC. */
export function kindOf(id: string): KindOptions | undefined {
  // `tgw-attach-0…` is more than a `tgw`; `fleet-` goes with a UUID, which has dashes of its own.
  return kinds.get(id.slice(0, id.lastIndexOf('-'))) ?? kinds.get(id.slice(0, id.indexOf('-')));
}

/** What EC2 answers for ids it has nothing for. */
export function missing(
  { prefix, noun, code, malformedCode = code, uuid }: KindOptions,
  ids: readonly string[],
): AwsFault {
  const malformed = ids.find((id) => !isId(id, prefix, uuid));
  if (malformed !== undefined) {
    return fault(
      `${malformedCode}.Malformed`,
      `Invalid id: "${malformed}" (expecting "${prefix}-...")`,
    );
  }
  return ids.length === 1
    ? fault(`${code}.NotFound`, `The ${noun} '${ids[0]}' does not exist`)
    : fault(`${code}.NotFound`, `The ${noun}s '${ids.join(', ')}' do not exist`);
}

/** Ids have 8 hexadecimal digits (until 2016) or 17, or are a UUID. */
function isId(id: string, prefix: string, uuid = false): boolean {
  const digits = uuid
    ? /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
    : /^([0-9a-f]{8}|[0-9a-f]{17})$/;
  return id.startsWith(`${prefix}-`) && digits.test(id.slice(prefix.length + 1));
}
