import { isAlias, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import { malformed } from '../refuse.ts';
import type { Value } from './value.ts';

/**
 * Reads YAML with CloudFormation's short forms: `!Ref Vpc` is `{ Ref: Vpc }`. Throws for what is no
 * YAML, and for aliases, which CloudFormation does not take.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
export function readYaml(text: string): Value {
  const document = parseDocument(text, { schema: 'core', logLevel: 'silent' });
  const [error] = document.errors;
  if (error) {
    const { line, col } = error.linePos?.[0] ?? { line: 1, col: 1 };
    throw malformed(`YAML not well-formed. (line ${line}, column ${col})`);
  }
  return plain(document.contents as Node | null);
}

function plain(node: Node | null): Value {
  if (node === null) return null;
  if (isAlias(node)) throw malformed('YAML aliases are not allowed in CloudFormation templates');
  const value = content(node);
  const tag = node.tag ?? '';
  return /^![A-Za-z0-9]+$/.test(tag) ? called(tag.slice(1), value) : value;
}

function content(node: Node): Value {
  if (isSeq<Node>(node)) return node.items.map((item) => plain(item));
  if (isMap<Node, Node | null>(node)) {
    return Object.fromEntries(
      node.items.map(({ key, value }) => [String(isScalar(key) ? key.value : key), plain(value)]),
    );
  }
  const value = isScalar(node) ? node.value : null;
  return typeof value === 'bigint' ? Number(value) : (value as Value);
}

function called(name: string, argument: Value): Value {
  if (name === 'Ref' || name === 'Condition') return { [name]: argument };
  if (name !== 'GetAtt' || typeof argument !== 'string') return { [`Fn::${name}`]: argument };
  const dot = argument.indexOf('.');
  return { 'Fn::GetAtt': [argument.slice(0, dot), argument.slice(dot + 1)] };
}
