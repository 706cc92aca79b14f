import type { Shape } from './shape.ts';
import type { XmlBytes } from './xml-bytes.ts';
import { type PutValue, scalarOf } from './xml-scalar.ts';
import { xmlText } from './xml-text.ts';

type Fields = Readonly<Record<string, unknown>>;

const encoder = new TextEncoder();

/** Writes the members of a structure; the lists it lacks as empty elements when `fillLists` says so. */
export type PutMembers = (out: XmlBytes, value: Fields, fillLists: boolean) => void;

/**
 * Works out how members and elements are written, once for each shape: what the shape says becomes
 * tags in bytes and one function a member, and only values are looked at later. With `milliseconds`,
 * whole seconds are written with `.000`. Parts are worked out at first use, since shapes may contain
 * themselves.
 */
export class XmlElements {
  readonly #milliseconds: boolean;
  readonly #members = new WeakMap<Shape, PutMembers>();

  constructor(milliseconds: boolean) {
    this.#milliseconds = milliseconds;
  }

  /** The writer of a structure's members, without the element around them. */
  membersOf(shape: Shape): PutMembers {
    const known = this.#members.get(shape);
    if (known) return known;
    const made = this.#makeMembers(shape);
    this.#members.set(shape, made);
    return made;
  }

  /** The writer of one value in an element `tag`. */
  elementOf(tag: string, shape: Shape): PutValue {
    const attributes = shape.kind === 'struct' ? shape.members.filter(isAttribute) : [];
    const start = `<${tag}${namespaceOf(shape)}`;
    const open = encoder.encode(attributes.length > 0 ? start : `${start}>`);
    const close = encoder.encode(`</${tag}>`);
    const head = attributes.length > 0 ? this.#attributes(attributes) : undefined;
    const put = scalarOf(shape, this.#milliseconds) ?? this.#contentOf(shape);
    return (out, value) => {
      out.raw(open);
      head?.(out, value);
      put(out, value);
      out.raw(close);
    };
  }

  #makeMembers(shape: Shape): PutMembers {
    const members = shape.members
      .filter((member) => !isAttribute(member))
      .map((member) => {
        const tag = tagOf(member);
        const flat = isFlat(member);
        const empty = member.kind === 'list' && !flat ? encoder.encode(`<${tag}/>`) : undefined;
        const put = flat ? this.#contentOf(member, tag) : this.elementOf(tag, member);
        return { name: member.memberName, put, empty };
      });
    return (out, value, fillLists) => {
      for (const { name, put, empty } of members) {
        const inner = value[name];
        if (inner !== undefined && inner !== null) put(out, inner);
        else if (fillLists && empty) out.raw(empty);
      }
    };
  }

  #attributes(attributes: readonly Shape[]): PutValue {
    const all = attributes.map((member) => ({
      name: member.memberName,
      start: encoder.encode(` ${tagOf(member)}="`),
      put: scalarOf(member, this.#milliseconds),
    }));
    return (out, value) => {
      for (const { name, start, put } of all) {
        const inner = (value as Fields)[name];
        if (inner === undefined) continue;
        out.raw(start);
        put?.(out, inner);
        out.markup('"');
      }
      out.markup('>');
    };
  }

  /** The writer of what an element holds; of a flat list or map under `flatTag`, once for each item. */
  #contentOf(shape: Shape, flatTag?: string): PutValue {
    let made: PutValue | undefined;
    return (out, value) => {
      made ??= this.#makeContent(shape, flatTag);
      made(out, value);
    };
  }

  #makeContent(shape: Shape, flatTag: string | undefined): PutValue {
    switch (shape.kind) {
      case 'struct': {
        const put = this.membersOf(shape);
        return (out, value) => put(out, value as Fields, false);
      }
      case 'list':
        return this.#items(shape, flatTag ?? shape.item.traits.xmlName ?? 'member');
      case 'map':
        return this.#entries(shape, flatTag);
      default:
        return () => undefined;
    }
  }

  #items({ item: shape }: Shape, tag: string): PutValue {
    const put = this.elementOf(tag, shape);
    const empty = encoder.encode(`<${tag}/>`);
    return (out, items) => {
      for (const item of items as readonly unknown[]) {
        if (item !== undefined && item !== null) put(out, item);
        else if (shape.traits.sparse) out.raw(empty);
      }
    };
  }

  #entries(map: Shape, flatTag: string | undefined): PutValue {
    const tag = flatTag ?? 'entry';
    const open = encoder.encode(`<${tag}${flatTag ? namespaceOf(map) : ''}>`);
    const close = encoder.encode(`</${tag}>`);
    const putKey = this.elementOf(map.key.traits.xmlName ?? 'key', map.key);
    const putItem = this.elementOf(map.item.traits.xmlName ?? 'value', map.item);
    return (out, entries) => {
      for (const [key, value] of Object.entries(entries as object)) {
        if (value === undefined || value === null) continue;
        out.raw(open);
        putKey(out, key);
        putItem(out, value);
        out.raw(close);
      }
    };
  }
}

function isAttribute({ traits }: Shape): boolean {
  return Boolean(traits.xmlAttribute);
}

/** Items of a flat list or map stand right in the parent, each under the member's own tag. */
function isFlat({ traits, kind }: Shape): boolean {
  return Boolean(traits.xmlFlattened) && (kind === 'list' || kind === 'map');
}

function tagOf(member: Shape): string {
  return member.traits.xmlName ?? member.memberName;
}

function namespaceOf({ traits }: Shape): string {
  if (traits.xmlNamespace === undefined) return '';
  const [prefix, uri] = traits.xmlNamespace;
  return ` xmlns${prefix ? `:${prefix}` : ''}="${xmlText(uri)}"`;
}
