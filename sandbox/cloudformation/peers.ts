import type { EC2 } from '@aws-sdk/client-ec2';
import type { IAM } from '@aws-sdk/client-iam';
import type { S3 } from '@aws-sdk/client-s3';
import type { SNS } from '@aws-sdk/client-sns';
import type { Context } from '../engine/context.ts';
import type { InputOf, OutputOf, Service } from '../engine/service.ts';
import { services } from '../services.ts';

const peers = new Map<string, Service>();

/** Loads the services that stacks make their resources in. */
export async function loadPeers(): Promise<void> {
  for (const name of ['ec2', 'iam', 's3', 'sns']) {
    const service = await services[name]?.load();
    if (service) peers.set(name, service);
  }
}

/** Calls EC2 as a stack does: `ec2(ctx, 'createVpc', {…})`. Throws what EC2 answers with. */
export function ec2<Name extends keyof EC2>(ctx: Context, name: Name, input: InputOf<EC2[Name]>) {
  return call(ctx, 'ec2', name, input) as OutputOf<EC2[Name]>;
}

/** Calls IAM as a stack does. */
export function iam<Name extends keyof IAM>(ctx: Context, name: Name, input: InputOf<IAM[Name]>) {
  return call(ctx, 'iam', name, input) as OutputOf<IAM[Name]>;
}

/** Calls S3 as a stack does. */
export function s3<Name extends keyof S3>(ctx: Context, name: Name, input: InputOf<S3[Name]>) {
  return call(ctx, 's3', name, input) as OutputOf<S3[Name]>;
}

/** Calls SNS as a stack does. */
export function sns<Name extends keyof SNS>(ctx: Context, name: Name, input: InputOf<SNS[Name]>) {
  return call(ctx, 'sns', name, input) as OutputOf<SNS[Name]>;
}

/** The context of a call to a peer, at the time of `ctx`. */
export function peerContext(ctx: Context, service: string, operation = ''): Context {
  const there = ctx.elsewhere({ service });
  return { ...there, operation, now: ctx.now };
}

function call(ctx: Context, name: string, method: string, input: unknown): object {
  const service = peers.get(name);
  const operation = method.charAt(0).toUpperCase() + method.slice(1);
  const run = service?.operations[operation];
  if (!run) throw new Error(`stacks need ${name} ${operation}`);
  const there = peerContext(ctx, name, operation);
  const { account, region } = ctx;
  ctx.strike?.({
    service: name,
    operation,
    account,
    region,
    input: input as Record<string, unknown>,
  });
  service.settle?.(there);
  const output = run(input as never, there);
  if (output instanceof Promise) throw new Error(`${name} ${operation} does not answer at once`);
  return output;
}
