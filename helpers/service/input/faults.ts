import type { NormalizedSchema } from '@smithy/core/schema';
import type { InputFault } from './invalid-input.ts';
import { isPlain } from './is-plain.ts';
import { missingMembers, unknownMember } from './members.ts';
import { misfit } from './misfit.ts';

type Report = (path: string, message: string) => void;

/** Longer than any API's paths: what nests on is a value that contains itself. */
const longest = 1_000;

/** Everything that keeps `value` from being a value of the schema. */
export function faultsIn(schema: NormalizedSchema, value: unknown): InputFault[] {
  const faults: InputFault[] = [];
  const report: Report = (path, message) => faults.push({ path, message });
  if (schema.isUnitSchema() || schema.isStructSchema()) checkStructure(schema, value, '', report);
  return faults;
}

function check(schema: NormalizedSchema, value: unknown, path: string, report: Report): void {
  if (path.length > longest) return report(`${path.slice(0, 60)}…`, 'the value contains itself');
  const fault = misfit(schema, value);
  if (fault !== undefined) return report(path, fault);
  if (schema.isStructSchema() && !schema.isStreaming()) checkStructure(schema, value, path, report);
  else if (schema.isListSchema()) checkList(schema, value as unknown[], path, report);
  else if (schema.isMapSchema()) checkMap(schema, value as object, path, report);
}

function checkStructure(
  schema: NormalizedSchema,
  value: unknown,
  path: string,
  report: Report,
): void {
  if (!isPlain(value)) return report(path || 'input', 'an object is expected');
  const given = Object.entries(value).filter(([, member]) => member !== undefined);
  const names = namesOf(schema);
  for (const [name, member] of given) {
    const at = path ? `${path}.${name}` : name;
    if (names.includes(name)) check(schema.getMemberSchema(name), member, at, report);
    else if (name !== '$unknown') report(at, unknownMember(name, names, schema.isUnionSchema()));
  }
  for (const [name, message] of missingMembers(schema, value)) {
    report(path ? `${path}.${name}` : name, message);
  }
  if (schema.isUnionSchema() && given.length !== 1) {
    const which = names.length > 8 ? `${names.slice(0, 8).join(', ')} …` : names.join(', ');
    report(path, `exactly one of ${which} is expected, ${given.length} are given`);
  }
}

function checkList(
  schema: NormalizedSchema,
  list: readonly unknown[],
  path: string,
  report: Report,
): void {
  const item = schema.getValueSchema();
  const isSparse = Boolean((schema.getMergedTraits() as { sparse?: unknown }).sparse);
  // By index: an array's own methods pass over its holes.
  for (let index = 0; index < list.length; index += 1) {
    const value = list[index];
    if (isSparse && value === null) continue;
    check(item, value, `${path}[${index}]`, report);
  }
}

function checkMap(schema: NormalizedSchema, map: object, path: string, report: Report): void {
  const item = schema.getValueSchema();
  const isSparse = Boolean((schema.getMergedTraits() as { sparse?: unknown }).sparse);
  for (const [key, value] of Object.entries(map)) {
    if (value === undefined || (isSparse && value === null)) continue;
    check(
      item,
      value,
      `${path}${/^\w+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`}`,
      report,
    );
  }
}

function namesOf(schema: NormalizedSchema): readonly string[] {
  const raw: unknown = schema.getSchema();
  return Array.isArray(raw) ? (raw[4] as string[]) : [];
}
