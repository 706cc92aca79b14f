import type { Shape } from './shape.ts';
import { XmlBytes } from './xml-bytes.ts';
import { XmlElements } from './xml-element.ts';

/** How an XML wire writes what the shapes leave open. */
export interface XmlStyle {
  /** Write `<reservationSet/>` for a list of the answer itself that the operation left out. */
  readonly emptyLists: boolean;
  /** Write `.000` in whole seconds, as EC2 does. */
  readonly milliseconds: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

const exact = new XmlElements(true);
const brief = new XmlElements(false);
const decoder = new TextDecoder();

/** A whole document in bytes: the members of a structure, between the markup before and after them. */
export function writeDocument(
  before: string,
  shape: Shape,
  value: Fields,
  after: string,
  { emptyLists, milliseconds }: XmlStyle,
): Uint8Array {
  const out = new XmlBytes();
  out.markup(before);
  elements(milliseconds).membersOf(shape)(out, value, emptyLists);
  out.markup(after);
  return out.finish();
}

/** Writes the members of a structure, without the element around them. */
export function writeMembers(shape: Shape, value: Fields, style: XmlStyle): string {
  return decoder.decode(writeDocument('', shape, value, '', style));
}

/** Writes one value under `tag`. */
export function writeElement(
  tag: string,
  shape: Shape,
  value: unknown,
  { milliseconds }: XmlStyle,
): string {
  const out = new XmlBytes();
  elements(milliseconds).elementOf(tag, shape)(out, value);
  return decoder.decode(out.finish());
}

function elements(milliseconds: boolean): XmlElements {
  return milliseconds ? exact : brief;
}
