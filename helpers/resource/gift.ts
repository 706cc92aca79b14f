import { AwshError } from '../errors.ts';
import type { Gift, Identifier, Model } from './model.ts';
import type { Owner } from './owner.ts';
import { dig, leadsToMany } from './path.ts';
import type { Resource } from './resource.ts';

/** Where identifiers of a resource may be found that an answer gives. */
export interface Origin {
  readonly answer: unknown;
  readonly input?: object;
  /** The resource it came through, or was listed through. */
  readonly through?: Resource;
  readonly throughModel?: Model;
}

/** The resources that an answer gives: one, or a list where the path leads to many. */
export function unwrap(
  owner: Owner,
  gift: Gift,
  origin: Origin,
): Resource | Resource[] | undefined {
  const found = gift.items
    ? gift.items(origin.answer, origin.input)
    : dig(origin.answer, gift.path);
  const isMany = gift.items ? !gift.isOne : leadsToMany(gift.path);
  if (isMany) return resourcesIn(owner, gift, origin, found as unknown[]);
  const items = gift.items ? (found as unknown[]) : [found];
  const [resource] = resourcesIn(
    owner,
    gift,
    origin,
    items.filter((item) => item !== undefined),
  );
  if (resource) return resource;
  throw new AwshError('Unnamed', `the answer doesn't say which ${gift.of} it is about`);
}

/** One resource an item; items without an identifier of theirs are left out. */
export function resourcesIn(
  owner: Owner,
  gift: Gift,
  origin: Origin,
  items: readonly unknown[],
): Resource[] {
  const { ids } = owner.model(gift.of);
  return items.flatMap((item) => {
    const named: Record<string, string> = {};
    for (const id of ids) {
      const value = identify(id, gift, origin, item, id === ids.at(-1));
      if (value === undefined) return [];
      named[id.prop] = value;
    }
    return owner.make(gift.of, named, gift.isData ? (item as object) : undefined);
  });
}

/** An identifier: from the item, the answer, the input, or what it came through, in this order. */
function identify(
  id: Identifier,
  gift: Gift,
  { answer, input, through, throughModel }: Origin,
  item: unknown,
  isLast: boolean,
): string | undefined {
  const path = gift.ids[id.prop];
  if (path?.startsWith('^')) return through?.identifiers[path.slice(1)];
  if (path !== undefined) return text(path === '@' ? item : dig(item, path));
  if (typeof item === 'string' && isLast) return item;
  const own = id.members.map((member) => dig(item, member)).find((value) => value !== undefined);
  const inherited = throughModel?.ids.find(({ param }) => param === id.param)?.prop;
  return text(
    own ??
      dig(item, id.param) ??
      dig(answer, id.param) ??
      dig(input, id.param) ??
      (inherited === undefined ? undefined : through?.identifiers[inherited]) ??
      id.otherwise,
  );
}

function text(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}
