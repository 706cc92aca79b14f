import { fault } from '../engine/fault.ts';

/** A form as a tree: `Filter.1.Name=x` is the value `x` under `Filter`, `1`, `Name`. */
export interface FormNode {
  value: string | undefined;
  readonly children: Map<string, FormNode>;
  /** True once a member of the input has taken this node's value. */
  taken: boolean;
}

const deepest = 40;
const longestForm = 200_000;

/** Reads `application/x-www-form-urlencoded` text. Throws a fault for forms nobody would send. */
export function readForm(text: string): FormNode {
  const root = emptyNode();
  let count = 0;
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    count += 1;
    if (count > longestForm)
      throw fault('MalformedQueryString', 'The request has too many parameters.');
    const equals = pair.indexOf('=');
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    place(root, name, equals < 0 ? '' : decode(pair.slice(equals + 1)));
  }
  return root;
}

/** A node with no value and nothing below it. */
export function emptyNode(): FormNode {
  return { value: undefined, children: new Map(), taken: false };
}

/** The names of all values that nothing took. */
export function leftovers(node: FormNode, name = ''): string[] {
  const own = node.value !== undefined && !node.taken && name ? [name] : [];
  const below = [...node.children].flatMap(([key, child]) =>
    leftovers(child, name ? `${name}.${key}` : key),
  );
  return [...own, ...below];
}

function place(root: FormNode, name: string, value: string): void {
  const path = name.split('.');
  if (path.length > deepest)
    throw fault('MalformedQueryString', 'A parameter name is nested too deeply.');
  let node = root;
  for (const key of path) {
    let child = node.children.get(key);
    if (!child) {
      child = emptyNode();
      node.children.set(key, child);
    }
    node = child;
  }
  node.value = value;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw fault(
      'MalformedQueryString',
      'The query string contains a character that is not encoded.',
    );
  }
}
