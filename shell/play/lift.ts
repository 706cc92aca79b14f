import { UsageError } from '../../helpers/errors.ts';
import { offset, parseCell, type SyntaxNode } from '../engine.ts';
import { literal, type Value } from './declared.ts';
import { evaluatedParts } from './evaluated-parts.ts';

/** A value in cells that is to become a parameter: `instanceType='t3.micro'`. */
export interface Lifted {
  readonly name: string;
  readonly value: Value;
}

/** Reads `instanceType=t3.micro`; a number is one where the cells have it as one. */
export function readLifted(text: string, sources: readonly string[]): Lifted {
  const [, name = '', written = ''] = /^([A-Za-z]\w{0,63})=(.*)$/s.exec(text) ?? [];
  if (name === '' || !parseCell(`const ${name} = 1`).ok) {
    throw new UsageError(`--param takes a name and a value of the cells, not ${text}`, {
      hint: "--param instanceType='t3.micro'",
    });
  }
  const readings: Value[] = [written, ...otherReadings(written)];
  for (const value of readings) {
    if (sources.some((source) => placesOf(source, value).length > 0)) return { name, value };
  }
  throw new UsageError(`no cell has ${literal(written)} as a value of its own`, {
    hint: 'in quotes or as a number, as it stands in a cell',
  });
}

/** A cell with a name in all the places of a value. */
export function lifted(source: string, { name, value }: Lifted): string {
  const bytes = Buffer.from(source);
  const parts: Buffer[] = [];
  let at = 0;
  for (const [from, to] of placesOf(source, value)) {
    parts.push(bytes.subarray(at, from), Buffer.from(name));
    at = to;
  }
  return Buffer.concat([...parts, bytes.subarray(at)]).toString();
}

function otherReadings(written: string): Value[] {
  if (written === 'true' || written === 'false') return [written === 'true'];
  const number = Number(written);
  return written.trim() !== '' && Number.isFinite(number) ? [number] : [];
}

/** Where literals of a value stand, in bytes: not keys of objects, nor what is imported from. */
function placesOf(source: string, value: Value): [number, number][] {
  const parsed = parseCell(source);
  const places: [number, number][] = [];
  const visit = (node: SyntaxNode): void => {
    if (/^(Import|Export(All|Named))/.test(node.type) || node.type.startsWith('TsLiteral')) return;
    const isLiteral = /^(String|Numeric|Boolean)Literal$/.test(node.type);
    if (isLiteral && node.value === value) {
      places.push([offset(node.span.start), offset(node.span.end)]);
    }
    evaluatedParts(node).forEach(visit);
  };
  if (parsed.ok) parsed.statements.forEach(visit);
  return places.sort(([a], [b]) => a - b);
}
