/** What a program gets that imports `awsh`: the library with the resources of all services. */
import './resources/index.ts';
import { setTimeout } from 'node:timers/promises';
import type { ServiceName } from './service/packages.ts';
import type { Services } from './service/services.ts';
import { Session } from './session.ts';

export * from './index.ts';

// The services that come along, as the prompt has them: with the profile and region of the
// environment, made at first use.
export const cloudformation = atHand('cloudformation');
export const cloudwatch = atHand('cloudwatch');
export const dynamodb = atHand('dynamodb');
export const ec2 = atHand('ec2');
export const glacier = atHand('glacier');
export const iam = atHand('iam');
export const rds = atHand('rds');
export const s3 = atHand('s3');
export const sns = atHand('sns');
export const sqs = atHand('sqs');
export const sts = atHand('sts');

/** Waits, as the prompt's own `pause` does on the clock of wherever calls go. */
export async function pause(ms: number): Promise<void> {
  await setTimeout(ms);
}

let session: Session | undefined;

/** Stands for a service's handle, and loads no package until one of its members is wanted. */
function atHand<Name extends ServiceName>(name: Name): Services[Name] {
  const handle = (): object => {
    session ??= new Session();
    return session.service(name);
  };
  const member = (key: string | symbol): unknown => {
    const real = handle();
    const value: unknown = Reflect.get(real, key, real);
    return typeof value === 'function' && key !== 'constructor' ? value.bind(real) : value;
  };
  return new Proxy({} as Services[Name], {
    get: (_, key) => member(key),
    has: (_, key) => Reflect.has(handle(), key),
    getPrototypeOf: () => Reflect.getPrototypeOf(handle()),
  });
}
