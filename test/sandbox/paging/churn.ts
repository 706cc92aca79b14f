/** Something that is listed while its like come and go. */
export interface Churn {
  /** The member of an item that tells it from others; undefined for items that are texts. */
  readonly by?: string;
  /** How many there are at first: more than two pages. */
  readonly count?: number;
  readonly pageSize?: number;
  /** What to ask for. */
  readonly input?: object;
  /** Makes one more. Gives what makes it go away. */
  make(at: number): Promise<() => Promise<unknown>>;
  /** How the member is read from an item, where `by` is not enough. */
  readonly read?: (item: never) => string;
}

/** Sets the scene, perhaps making what the items belong to. */
export type Scene = () => Promise<Churn> | Churn;

type Paginate = (
  config: { client: unknown; pageSize?: number },
  input: object,
) => AsyncIterable<object>;

/** What was seen by a paginator of the SDK, page by page, while items came and went. */
export interface Seen {
  readonly pages: number;
  readonly items: readonly string[];
  /** The items there were at first and are there still. */
  readonly staying: readonly string[];
}

/** Pages through what `churn` makes: at every page an old item goes, a late one, and a new one comes. */
export async function pageThrough(paginate: unknown, client: unknown, churn: Churn): Promise<Seen> {
  const { count = 14, pageSize = 5, input = {}, by = '' } = churn;
  const read = (item: unknown) =>
    churn.read?.(item as never) ?? String(by ? (item as Record<string, unknown>)[by] : item);
  const all = async () => {
    const found: string[] = [];
    for await (const page of (paginate as Paginate)({ client, pageSize: 100 }, { ...input })) {
      found.push(...itemsOf(page).map(read));
    }
    return found;
  };
  const leave: (() => Promise<unknown>)[] = [];
  while (leave.length < count) leave.push(await churn.make(leave.length));
  const before = await all();
  const items: string[] = [];
  let pages = 0;
  for await (const page of (paginate as Paginate)({ client, pageSize }, { ...input })) {
    items.push(...itemsOf(page).map(read));
    await leave[pages]?.();
    await leave[count - 1 - pages]?.();
    await churn.make(count + pages);
    pages += 1;
  }
  const after = new Set(await all());
  return { pages, items, staying: before.filter((id) => after.has(id)) };
}

/** What is on a page: its lists. Instances come in reservations. */
function itemsOf(page: object): unknown[] {
  const lists = Object.values(page).filter(Array.isArray).flat();
  return lists.flatMap((item) => (item?.ReservationId ? item.Instances : [item]));
}
