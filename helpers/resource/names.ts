import type { Session } from '../session.ts';
import type { Collection } from './collection.ts';
import { distinguishing } from './label.ts';
import type { Named } from './named-by.ts';
import type { Resource } from './resource.ts';
import { kinds } from './service-members.ts';

/** A value with what tells it apart: an id, with Name tag and state. */
export interface NameFound {
  readonly value: string;
  readonly note: string;
}

const most = 300;

/** What a person looks for among kinds that AWS lists by the hundred thousand. */
const narrowed: Readonly<Record<string, readonly object[]>> = {
  'ec2 Image': [
    { Owners: ['self'] },
    {
      Owners: ['amazon'],
      Filters: [
        { Name: 'state', Values: ['available'] },
        { Name: 'name', Values: ['al2023-ami-2023.*', 'Windows_Server-2022-English-Full-Base-*'] },
      ],
    },
    {
      // Canonical: https://documentation.ubuntu.com/aws/aws-how-to/instances/find-ubuntu-images/
      Owners: ['099720109477'],
      Filters: [
        { Name: 'state', Values: ['available'] },
        { Name: 'name', Values: ['ubuntu/images/hvm-ssd*/ubuntu-noble-24.04-*-server-*'] },
      ],
    },
  ],
  'ec2 Snapshot': [{ OwnerIds: ['self'] }],
  'iam Policy': [{ Scope: 'Local' }, { Scope: 'AWS', OnlyAttached: true }],
};

/**
 * The names that resources have in a session's account and region: at most 300, read by the kind's
 * own listing. Rejects as the call does; sends reads alone.
 */
export async function namesOf(
  session: Session,
  { service, kind, collection, property }: Named,
  signal: AbortSignal,
): Promise<readonly NameFound[]> {
  const handle = session.service(service as 'ec2');
  const model = kinds(service)?.model(kind);
  const all = Reflect.get(handle, collection) as Collection<Resource, object> | undefined;
  if (!model || !all) return [];
  const rounds = (narrowed[`${service} ${kind}`] ?? [{}]).map(async (input) => {
    const found: NameFound[] = [];
    for (const item of await all.filter(input).limit(most).toArray({ signal })) {
      const value = Reflect.get(item, property) as unknown;
      const note = distinguishing(item, model).join(' · ');
      if (typeof value === 'string') found.push({ value, note });
    }
    return found;
  });
  // One list that is refused, as that of another owner's images may be, takes away no other.
  const lists = await Promise.allSettled(rounds);
  const found = lists.flatMap((list) => (list.status === 'fulfilled' ? list.value : []));
  const [first] = lists;
  if (found.length === 0 && first?.status === 'rejected') throw first.reason;
  return found.slice(0, most);
}
