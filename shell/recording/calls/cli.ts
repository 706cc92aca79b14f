import { safeLine } from '../../../helpers/text/safe.ts';
import { wordsOf } from './api-name.ts';
import { inputOf, isLeftOut, type Made } from './made.ts';

/**
 * Calls as commands of the AWS CLI, a shell script. Every value is quoted so that a shell takes it as
 * it is.
 *
 * @see https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters.html
 */
export function cliScript(made: readonly Made[]): string {
  const lines = made.flatMap((each) => [...remarks(each), command(each)]);
  return ['#!/bin/sh', 'set -e', '', ...lines, ''].join('\n');
}

function command({ call, service }: Made): string {
  const name = service === 's3' ? 's3api' : service;
  const place = [
    ...(call.region && !call.region.startsWith('aws-') ? ['--region', quoted(call.region)] : []),
    ...(call.profile ? ['--profile', quoted(call.profile)] : []),
  ];
  const words = ['aws', name, wordsOf(call.operation, '-')];
  const { Body, ...input } = inputOf(call);
  const body = takesFile(service, call.operation, Body);
  const given = body || Body === undefined ? input : { ...input, Body };
  const options = parameters(service, call.operation, given);
  return [...words, ...options, ...(body ? ['--body FILE'] : []), ...place].join(' ');
}

/** Parameters as options; as one JSON text where the CLI has names of its own for them. */
function parameters(service: string, operation: string, input: Record<string, unknown>): string[] {
  const entries = Object.entries(input);
  const isOwn = Object.hasOwn(renamedByCli, `${service}.${operation}`);
  const isOdd = entries.some(([, value]) => isOddForOptions(value));
  const options =
    entries.length > 0 && (isOwn || isOdd)
      ? ['--cli-input-json', quoted(JSON.stringify(input))]
      : entries.flatMap(([name, value]) => option(wordsOf(name, '-'), value));
  return toFile.has(`${service}.${operation}`) ? [...options, '/dev/stdout'] : options;
}

/** Operations some of whose parameters the CLI has other options for. */
const renamedByCli: Readonly<Record<string, true>> = {
  'ec2.RunInstances': true,
  'ec2.AuthorizeSecurityGroupIngress': true,
  'ec2.AuthorizeSecurityGroupEgress': true,
  'ec2.RevokeSecurityGroupIngress': true,
  'ec2.RevokeSecurityGroupEgress': true,
  'ec2.AssignPrivateIpAddresses': true,
  'ec2.CreateNetworkInterface': true,
  'cloudwatch.PutMetricData': true,
  'dynamodb.Scan': true,
  'dynamodb.Query': true,
};

/** Operations whose body the CLI reads from a file. */
function takesFile(service: string, operation: string, body: unknown): boolean {
  return (
    body !== undefined && ['s3.PutObject', 's3.UploadPart'].includes(`${service}.${operation}`)
  );
}

/** Operations whose answer's body goes into a file that has to be named. */
const toFile: ReadonlySet<string> = new Set([
  's3.GetObject',
  'lambda.Invoke',
  's3.GetObjectTorrent',
]);

/** Texts that the CLI would take for something else: an address it fetches, a file, an option. */
function isOddForOptions(value: unknown): boolean {
  const texts = Array.isArray(value) ? value : [value];
  return (
    texts.some((text) => typeof text === 'string' && /^(?:-|@|https?:|fileb?:|$)/.test(text)) ||
    (Array.isArray(value) && value.length === 0) ||
    (Array.isArray(value) && value.some((each) => Array.isArray(each)))
  );
}

function option(name: string, value: unknown): string[] {
  if (typeof value === 'boolean') return [value ? `--${name}` : `--no-${name}`];
  if (!Array.isArray(value)) return [`--${name}`, quoted(textOf(value))];
  const isFlat = value.every((each) => typeof each !== 'object' || each === null);
  return [
    `--${name}`,
    ...(isFlat ? value.map((each) => quoted(textOf(each))) : [quoted(JSON.stringify(value))]),
  ];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A word for a POSIX shell: within single quotes, but for what no shell minds. */
function quoted(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function remarks({ call, service, times, paged }: Made): string[] {
  const notes = [
    ...(times > 1 ? [`asked ${times} times in a row`] : []),
    ...(paged ? ['the CLI goes through all pages by itself'] : []),
    ...(takesFile(service, call.operation, inputOf(call).Body) ? ['FILE is to hold the body'] : []),
    ...(isLeftOut(call.input) ? ['what stands as *** or a size was not kept: put it in'] : []),
  ];
  return notes.map((note) => `# ${safeLine(note)}`);
}
