import { writeScalar } from './scalar.ts';
import type { Shape } from './shape.ts';

/** How an XML wire writes what the shapes leave open. */
export interface XmlStyle {
  /** Write `<reservationSet/>` for a list of the answer itself that the operation left out. */
  readonly emptyLists: boolean;
  /** Write `.000` in whole seconds, as EC2 does. */
  readonly milliseconds: boolean;
}

/**
 * Writes the members of a structure, without the element around them. Strings are put together
 * directly, without a tree: DescribeInstances of a thousand instances is a megabyte.
 */
export function writeMembers(
  shape: Shape,
  value: Readonly<Record<string, unknown>>,
  style: XmlStyle,
  fillLists = style.emptyLists,
): string {
  let xml = '';
  for (const member of shape.members) {
    if (member.traits.xmlAttribute) continue;
    const inner = value[member.memberName];
    if (inner !== undefined && inner !== null) xml += writeMember(member, inner, style);
    else if (fillLists && member.kind === 'list' && !member.traits.xmlFlattened) {
      xml += `<${tagOf(member)}/>`;
    }
  }
  return xml;
}

/** Writes one value under `tag`. */
export function writeElement(tag: string, shape: Shape, value: unknown, style: XmlStyle): string {
  const attributes =
    shape.kind === 'struct' ? attributesOf(shape, value as Record<string, unknown>, style) : '';
  const content = writeContent(shape, value, style);
  return `<${tag}${namespaceOf(shape)}${attributes}>${content}</${tag}>`;
}

function namespaceOf({ traits }: Shape): string {
  if (traits.xmlNamespace === undefined) return '';
  const [prefix, uri] = traits.xmlNamespace;
  return ` xmlns${prefix ? `:${prefix}` : ''}="${xmlText(uri)}"`;
}

function writeMember(member: Shape, value: unknown, style: XmlStyle): string {
  const tag = tagOf(member);
  if (!member.traits.xmlFlattened) return writeElement(tag, member, value, style);
  if (member.kind === 'list') return writeItems(tag, member, value as unknown[], style);
  if (member.kind === 'map') return writeEntries(tag, member, value as object, style);
  return writeElement(tag, member, value, style);
}

function writeContent(shape: Shape, value: unknown, style: XmlStyle): string {
  switch (shape.kind) {
    case 'struct':
      return writeMembers(shape, value as Record<string, unknown>, style, false);
    case 'list':
      return writeItems(shape.item.traits.xmlName ?? 'member', shape, value as unknown[], style);
    case 'map':
      return writeEntries('entry', shape, value as object, style);
    case 'timestamp':
      return timestamp(shape, value, style);
    case 'string':
      return xmlText(String(value));
    default:
      return xmlText(writeScalar(shape, value, 'date-time'));
  }
}

function writeItems(tag: string, list: Shape, items: readonly unknown[], style: XmlStyle): string {
  let xml = '';
  for (const item of items) {
    if (item !== undefined && item !== null) xml += writeElement(tag, list.item, item, style);
    else if (list.item.traits.sparse) xml += `<${tag}/>`;
  }
  return xml;
}

function writeEntries(tag: string, map: Shape, entries: object, style: XmlStyle): string {
  let xml = '';
  for (const [key, value] of Object.entries(entries)) {
    if (value === undefined || value === null) continue;
    const name = writeElement(map.key.traits.xmlName ?? 'key', map.key, key, style);
    const namespace = map.traits.xmlFlattened ? namespaceOf(map) : '';
    xml += `<${tag}${namespace}>${name}${writeElement(map.item.traits.xmlName ?? 'value', map.item, value, style)}</${tag}>`;
  }
  return xml;
}

function attributesOf(shape: Shape, value: Record<string, unknown>, style: XmlStyle): string {
  let xml = '';
  for (const member of shape.members) {
    const inner = value[member.memberName];
    if (!member.traits.xmlAttribute || inner === undefined) continue;
    xml += ` ${tagOf(member)}="${writeContent(member, inner, style)}"`;
  }
  return xml;
}

function timestamp(shape: Shape, value: unknown, style: XmlStyle): string {
  const plain = shape.timestampFormat === undefined || shape.timestampFormat === 'date-time';
  if (style.milliseconds && plain && value instanceof Date) return value.toISOString();
  return writeScalar(shape, value, 'date-time');
}

function tagOf(member: Shape): string {
  return member.traits.xmlName ?? member.memberName;
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
};

/** Makes text safe inside an element or attribute; what XML 1.0 cannot hold becomes U+FFFD. */
export function xmlText(text: string): string {
  return /[&<>"\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text)
    ? text
        .replace(/[&<>"\r]/g, (char) => escapes[char] as string)
        .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    : text;
}
