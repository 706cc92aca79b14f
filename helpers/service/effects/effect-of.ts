import type { Effect } from '../../call/effect.ts';
import type { SdkClient, SdkCommand } from '../../call/sdk.ts';
import { effectByContent } from './by-content.ts';
import { effectByName } from './by-name.ts';
import { exceptions } from './exceptions.generated.ts';

/** Services whose requests are signed for another name than IAM knows them by. */
const iamNames: Readonly<Record<string, string>> = {
  IoTSecuredTunneling: 'iot',
  cloudcontrolapi: 'cloudformation',
  'iot-jobs-data': 'iotjobsdata',
  iotdata: 'iot',
  ioteventsdata: 'iotevents',
  monitoring: 'cloudwatch',
  'mturk-requester': 'mechanicalturk',
  tagging: 'tag',
};

const tables = new Map<string, ReadonlyMap<string, Effect>>();

/**
 * What an operation does, by IAM's name of its service: as IAM and our own judgement have it, else
 * as its name says. Without the input the answer is that of the operation in general.
 */
export function effectOf(service: string, operation: string, input?: unknown): Effect {
  const table = tables.get(service) ?? tableOf(service);
  tables.set(service, table);
  return (
    effectByContent(service, operation, input) ?? table.get(operation) ?? effectByName(operation)
  );
}

/** What sending a command does. A dry run of EC2's asks whether it would be allowed, and no more. */
export function effectOfCommand(client: SdkClient, command: SdkCommand, operation: string): Effect {
  const { input } = command;
  const dry = (input as { DryRun?: unknown } | undefined)?.DryRun === true;
  if (dry && hasDryRun(command)) return 'reads';
  return effectOf(iamNameOf(client), operation, input);
}

/** IAM's name of the service that a client is for. */
export function iamNameOf({ config }: SdkClient): string {
  const { defaultSigningName, serviceId = '' } = config;
  const name = defaultSigningName ?? serviceId.toLowerCase().replace(/[^a-z0-9]/g, '');
  return Object.hasOwn(iamNames, name) ? (iamNames[name] ?? name) : name;
}

/** EC2 drops members it doesn't know, so only an operation that has the member can run dry. */
export function hasDryRun({ schema }: SdkCommand): boolean {
  const [, space, , , input] = schema ?? [];
  if (space !== 'com.amazonaws.ec2') return false;
  const shape: unknown = typeof input === 'function' ? input() : input;
  const members: unknown = Array.isArray(shape) ? shape[4] : undefined;
  return Array.isArray(members) && members.includes('DryRun');
}

function tableOf(service: string): ReadonlyMap<string, Effect> {
  const groups = Object.hasOwn(exceptions, service) ? exceptions[service] : undefined;
  return new Map(
    Object.entries(groups ?? {}).flatMap(([effect, names]) =>
      names.split(' ').map((name): [string, Effect] => [name, effect as Effect]),
    ),
  );
}
