import type { Hint } from './completion.ts';
import type { Place } from './document/place.ts';
import { withoutTags } from './items/describe.ts';
import { firstSentence } from './sdk/html-text.ts';
import { operationAt } from './sdk/operation-at.ts';
import type { ServiceCatalogue } from './sdk/services.ts';
import type { ServerSignatures } from './server/protocol.ts';
import type { TypeService } from './type-service.ts';

/** What a hint is made of. */
export interface HintAround {
  readonly services: ServiceCatalogue;
  readonly types: TypeService;
  readonly isTaken: (name: string) => boolean;
}

/** What is worth knowing where the cursor is: the member being given, else the call's signature. */
export async function hintAt(
  source: string,
  place: Place,
  around: HintAround,
  signal: AbortSignal,
): Promise<Hint | undefined> {
  const { call } = place;
  if (!call) return operationHint(place, around);
  if (call.keyAt !== undefined) {
    const hover = await around.types.questions.hover(source, call.keyAt + 1, signal);
    const hint = memberHint(hover);
    if (hint) return hint;
  }
  return signatureHint(source, place, around, signal);
}

/** `ImageId?: string — The ID of the AMI.` */
function memberHint(hover: string | undefined): Hint | undefined {
  const [, declaration, documentation = ''] =
    /^```\w*\n([\s\S]*?)\n```\n*([\s\S]*)$/.exec(hover ?? '') ?? [];
  const [, member] =
    /^\(property\) (?:[\w.<>]+\.)?([\w$]+\??: [\s\S]*)$/.exec(declaration ?? '') ?? [];
  if (member === undefined) return undefined;
  return withSentence(member.replace(/\s+/g, ' '), firstSentence(withoutTags(documentation)));
}

/** `runInstances(input, options?) → …`, with what the input must have and what the call does. */
async function signatureHint(
  source: string,
  { cursor, call }: Place,
  { types, services, isTaken }: HintAround,
  signal: AbortSignal,
): Promise<Hint | undefined> {
  const answer = await types.questions.signatures(source, cursor, signal);
  const at = operationAt(call, services, isTaken);
  const operation = await at?.types.operation(at.method);
  const given = call?.path.length === 0 ? call.present : [];
  const required = (operation?.members ?? [])
    .filter((each) => each.required && !given.includes(each.name))
    .map(({ name }) => name);
  const needs = required.length > 0 ? ` · needs ${required.join(', ')}` : '';
  const does = operation ? firstSentence(operation.description) : '';
  const shown = answer ? signatureIn(answer) : undefined;
  if (!shown) return operation && withSentence(`${at?.method}(input)${needs}`, does);
  const { text } = withSentence(`${shown.text}${needs}`, does);
  return { ...shown, text };
}

function signatureIn({
  signatures,
  activeSignature = 0,
  activeParameter = 0,
}: ServerSignatures): Hint | undefined {
  const signature = signatures[activeSignature];
  if (!signature) return undefined;
  const text = shortened(signature.label)
    .replace(/: Promise<(.*)>$/, ' → $1')
    .replace(/\): ([^()]*)$/, ') → $1');
  const label = signature.parameters?.[signature.activeParameter ?? activeParameter]?.label;
  if (label === undefined) return { text };
  const parameter = shortened(
    typeof label === 'string' ? label : signature.label.slice(label[0], label[1]),
  );
  const from = text.indexOf(parameter);
  return from === -1 ? { text } : { text, active: [from, from + parameter.length] };
}

/** In one line, and without what awsh's own types add to the SDK's. */
function shortened(label: string): string {
  return label
    .replace(/\s+/g, ' ')
    .replace(/\bGiven<(\w+), \{[^}]*\}>/g, '$1')
    .replace(/\bOpened<(\w+)>/g, '$1');
}

/** The operation whose name is typed, before its parenthesis. */
async function operationHint(
  { of, word, kind }: Place,
  { services, isTaken }: HintAround,
): Promise<Hint | undefined> {
  const root = /^(\w+)$/.exec(of ?? '')?.[1];
  if (kind !== 'member' || root === undefined || isTaken(root)) return undefined;
  const types = services.typesOf(root);
  const known = (await types?.operations())?.get(word);
  const operation = known && (await types?.operation(word));
  if (!operation) return undefined;
  const given = known.isOptional ? 'input?' : 'input';
  return withSentence(`${word}(${given})`, firstSentence(operation.description));
}

function withSentence(text: string, sentence: string): Hint {
  return { text: sentence ? `${text} — ${sentence}` : text };
}
