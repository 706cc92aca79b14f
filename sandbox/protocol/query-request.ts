import { type FormNode, readForm } from './form.ts';
import type { WholeRequest } from './message.ts';

const decoder = new TextDecoder();
const read = new WeakMap<WholeRequest, FormNode>();

/** The parameters of a query call: of the body of a POST, or of the address when there is none. */
export function parametersOf(request: WholeRequest): FormNode {
  const known = read.get(request);
  if (known) return known;
  const query = Object.entries(request.query).flatMap(([name, values]) =>
    values.map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`),
  );
  const form = readForm([...query, decoder.decode(request.body)].filter(Boolean).join('&'));
  read.set(request, form);
  return form;
}
