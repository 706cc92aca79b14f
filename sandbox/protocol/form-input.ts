import { AwsFault, fault } from '../engine/fault.ts';
import { emptyNode, type FormNode, leftovers } from './form.ts';
import { readScalar, UnreadableValue } from './scalar.ts';
import type { Shape } from './shape.ts';
import type { Received } from './wire.ts';

/** How a query wire names things. */
export interface FormDialect {
  /** The name under which a member of a structure is sent. */
  memberName(member: Shape): string;
  /** True when the items of a list stand right below it: `Foo.1`, not `Foo.member.1`. */
  isFlat(list: Shape): boolean;
}

/** Parameters that are not the operation's own but the protocol's. */
const envelope = new Set([
  'Action',
  'Version',
  'AWSAccessKeyId',
  'Signature',
  'SignatureMethod',
  'SignatureVersion',
  'Timestamp',
  'Expires',
  'SecurityToken',
]);

/** Reads an operation's input out of a form by walking the input's shape. */
export function readInput(form: FormNode, shape: Shape, dialect: FormDialect): Received {
  const value = readNode(form, shape, dialect, '') ?? {};
  const unknown = leftovers(form).filter((name) => !envelope.has(name) && !/^X-Amz-/i.test(name));
  return { input: value as Record<string, unknown>, unknown };
}

function readNode(node: FormNode, shape: Shape, dialect: FormDialect, path: string): unknown {
  switch (shape.kind) {
    case 'struct':
      return readStruct(node, shape, dialect, path);
    case 'list':
      return readList(node, shape, dialect, path);
    case 'map':
      return readMap(node, shape, dialect, path);
    case 'unit':
      return {};
    default:
      return readValue(node, shape, path);
  }
}

function readStruct(node: FormNode, shape: Shape, dialect: FormDialect, path: string) {
  const found: Record<string, unknown> = {};
  for (const member of shape.members) {
    const name = dialect.memberName(member);
    const child = node.children.get(name) ?? itemNamed(node, member, dialect);
    if (!child) continue;
    const value = readNode(child, member, dialect, path ? `${path}.${name}` : name);
    if (value !== undefined) found[member.memberName] = value;
  }
  return found;
}

/** Some clients send a flat list under the name of its items. */
function itemNamed(node: FormNode, member: Shape, dialect: FormDialect): FormNode | undefined {
  if (member.kind !== 'list' || !dialect.isFlat(member)) return undefined;
  const name = member.item.traits.xmlName;
  return name === undefined ? undefined : node.children.get(name);
}

function readList(node: FormNode, shape: Shape, dialect: FormDialect, path: string): unknown[] {
  const list = dialect.isFlat(shape)
    ? node
    : (node.children.get(shape.item.traits.xmlName ?? 'member') ?? node);
  // An empty list travels as a name with an empty value.
  if (node.value === '') node.taken = true;
  return numbered(list).map(([index, child]) =>
    readNode(child, shape.item, dialect, `${path}.${index}`),
  );
}

function readMap(node: FormNode, shape: Shape, dialect: FormDialect, path: string) {
  const entries = shape.traits.xmlFlattened ? node : (node.children.get('entry') ?? node);
  if (node.value === '') node.taken = true;
  const found: [string, unknown][] = numbered(entries).map(([index, entry]) => {
    const key = entry.children.get(shape.key.traits.xmlName ?? 'key') ?? emptyNode();
    const value = entry.children.get(shape.item.traits.xmlName ?? 'value') ?? emptyNode();
    return [
      String(readNode(key, shape.key, dialect, `${path}.${index}`) ?? ''),
      readNode(value, shape.item, dialect, `${path}.${index}`),
    ];
  });
  return Object.fromEntries(found);
}

function readValue(node: FormNode, shape: Shape, path: string): unknown {
  if (node.value === undefined) {
    if (node.children.size === 0) return undefined;
    throw fault('InvalidParameterValue', `The parameter ${path} takes one value, not a structure.`);
  }
  node.taken = true;
  try {
    return readScalar(shape, node.value);
  } catch (error) {
    if (!(error instanceof UnreadableValue)) throw error;
    throw new AwsFault(
      'InvalidParameterValue',
      `Invalid value '${error.text}' for ${path}. Must be a ${error.expected}.`,
    );
  }
}

function numbered(node: FormNode): [string, FormNode][] {
  return [...node.children]
    .filter(([index]) => /^\d{1,9}$/.test(index))
    .sort(([left], [right]) => Number(left) - Number(right));
}
