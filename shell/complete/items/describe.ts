import type { Candidate } from '../completion.ts';
import type { Place } from '../document/place.ts';
import { firstSentence } from '../sdk/html-text.ts';
import type { ServerItem } from '../server/protocol.ts';
import type { Typed, TypesAround } from './from-types.ts';

/** An item with its type and the first sentence of its documentation. Never throws. */
export async function describe(
  item: Candidate,
  place: Place,
  typed: Typed | undefined,
  { questions, services, isTaken }: TypesAround,
): Promise<Candidate> {
  if (item.documentation) return item;
  const root = /^\w+/.exec(place.of ?? '')?.[0] ?? '';
  if (item.kind === 'operation' && !isTaken(root)) {
    const operation = await services.typesOf(root)?.operation(item.text);
    if (operation) return { ...item, documentation: firstSentence(operation.description) };
  }
  const known = typed?.items.get(item.text);
  if (!known) return item;
  const { detail, documentation } = await questions.resolved(known);
  const sentence = firstSentence(textOf(documentation));
  return {
    ...item,
    ...(detail ? { detail: shortDetail(detail) } : {}),
    ...(sentence ? { documentation: sentence } : {}),
  };
}

/** `(property) RunInstancesRequest.ImageId?: string` as `string`. */
export function shortDetail(detail: string): string {
  const line = detail.replace(/\s+/g, ' ').replace(/^\([\w ]+\) /, '');
  const [, type] = /^(?:const |let |var |[\w.<>]+\.)?[\w$]+\??: (.*)$/.exec(line) ?? [];
  return type ?? line;
}

function textOf(documentation: ServerItem['documentation']): string {
  const text = typeof documentation === 'string' ? documentation : (documentation?.value ?? '');
  return withoutTags(text);
}

/** Documentation without what is addressed to tools: `@public`, `@see`. */
export function withoutTags(text: string): string {
  return (
    text
      .split(/\n\s*\*?@/)[0]
      ?.replace(/\{@link ([^}|]+)[^}]*\}/g, '$1')
      .replaceAll('`', '') ?? ''
  );
}
