import { wordsOf } from './api-name.ts';
import { inputOf, isLeftOut, type Made } from './made.ts';

/** Calls as a boto3 program, which prints what the reading ones answer. */
export function pythonProgram(made: readonly Made[]): string {
  const clients = new Map<string, string>();
  const lines = made.flatMap((each) => statement(each, clientOf(each, clients)));
  const prints = lines.some((line) => /^(?: {4})?pprint\(/.test(line));
  return [
    ...(prints ? ['from pprint import pprint', ''] : []),
    'import boto3',
    '',
    ...clients.values(),
    '',
    ...lines,
    '',
  ].join('\n');
}

/** The variable of the client for a call's service, region and profile; its line is added once. */
function clientOf({ call, service }: Made, clients: Map<string, string>): string {
  const region = call.region && !call.region.startsWith('aws-') ? call.region : undefined;
  const key = JSON.stringify([service, region, call.profile]);
  const names = [...clients.keys()];
  const same = names.filter((each) => (JSON.parse(each) as string[])[0] === service);
  const at = same.includes(key) ? same.indexOf(key) : same.length;
  const base = service.replace(/\W/g, '_');
  const name = at === 0 ? base : `${base}_${at + 1}`;
  if (!clients.has(key)) {
    const place = region === undefined ? '' : `, region_name=${literal(region)}`;
    const from = call.profile ? `boto3.Session(profile_name=${literal(call.profile)})` : 'boto3';
    clients.set(key, `${name} = ${from}.client(${literal(service)}${place})`);
  }
  return name;
}

function statement({ call, times, paged }: Made, client: string): string[] {
  const method = wordsOf(call.operation, '_');
  const given = Object.entries(inputOf(call)).map(([name, value]) => `${name}=${literal(value)}`);
  const left = isLeftOut(call.input)
    ? ['# what stands as *** or a size was not kept: put it in']
    : [];
  const often = times > 1 ? [`# asked ${times} times in a row`] : [];
  const reads = call.effect.startsWith('reads');
  if (paged) {
    const pages = `${client}.get_paginator(${literal(method)}).paginate(${given.join(', ')})`;
    return [...left, `for page in ${pages}:`, '    pprint(page)'];
  }
  const sent = `${client}.${method}(${given.join(', ')})`;
  return [...often, ...left, reads ? `pprint(${sent})` : sent];
}

/** A value as Python writes it. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object') return String(value);
  const members = Object.entries(value).map(
    ([name, member]) => `${text(name)}: ${literal(member)}`,
  );
  return `{${members.join(', ')}}`;
}

/** A text in quotes; all that is not plain ASCII as an escape. */
function text(value: string): string {
  const inside = value.replace(/[\\'\n\r\t]|[^\x20-\x7e]/gu, (character) => {
    if (character === '\\' || character === "'") return `\\${character}`;
    const code = character.codePointAt(0) ?? 0;
    if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`;
    return code <= 0xffff
      ? `\\u${code.toString(16).padStart(4, '0')}`
      : `\\U${code.toString(16).padStart(8, '0')}`;
  });
  return `'${inside}'`;
}
