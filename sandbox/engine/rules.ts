import type { OperationModel } from '../protocol/model.ts';
import type { Shape } from '../protocol/shape.ts';
import type { Received } from '../protocol/wire.ts';
import type { Wording } from './service.ts';

/**
 * The rules that need no knowledge of a service, only of the shape of its input. Throws what AWS
 * answers to a request that breaks one: parameters nobody knows, required ones that are not there,
 * and, last of all, a dry run of a request that is in order. `nameOf` says what the wire in use calls
 * a member.
 */
export function checkRules(
  { input, unknown }: Received,
  { name, input: shape }: OperationModel,
  wording: Wording,
  nameOf: NameOf = ({ memberName }) => memberName,
): void {
  if (unknown.length > 0) throw wording.unknown(unknown, name);
  const missing = missingFrom(input, shape, '', nameOf);
  if (missing.length > 0) throw wording.missing(missing, name);
  if (input.DryRun === true && shape.member('DryRun')) throw wording.dryRun();
}

type NameOf = (member: Shape) => string;

function missingFrom(value: unknown, shape: Shape, path: string, nameOf: NameOf): string[] {
  if (value === undefined || value === null || typeof value !== 'object') return [];
  if (shape.kind === 'list') {
    return (value as unknown[]).flatMap((item, at) =>
      missingFrom(item, shape.item, `${path}.${at + 1}`, nameOf),
    );
  }
  if (shape.kind === 'map') {
    return Object.values(value).flatMap((item) => missingFrom(item, shape.item, path, nameOf));
  }
  if (shape.kind !== 'struct') return [];
  const fields = value as Record<string, unknown>;
  const named = (member: Shape) => (path ? `${path}.${nameOf(member)}` : nameOf(member));
  const own = shape.required
    .filter(({ memberName }) => fields[memberName] === undefined || fields[memberName] === null)
    .map(named);
  const below = shape.members.flatMap((member) =>
    missingFrom(fields[member.memberName], member, named(member), nameOf),
  );
  return [...own, ...below];
}
