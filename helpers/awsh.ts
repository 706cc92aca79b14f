/** What a program gets that imports `awsh`: the library with the resources of all services. */
import './resources/index.ts';
// What these two say of their services' types would stay behind: a declaration file imports no more
// than it mentions.
import './resources/ec2/index.ts';
import './resources/s3/index.ts';
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

let made: Session | undefined;

function own(): Session {
  made ??= new Session();
  return made;
}

/** Where the calls of the services above go: the profile and region of the environment. */
export const session: Session = standingFor(own);

function atHand<Name extends ServiceName>(name: Name): Services[Name] {
  return standingFor(() => own().service(name) as Services[Name]);
}

/** Stands for an object that is made when one of its members is first wanted. */
function standingFor<Thing extends object>(thing: () => Thing): Thing {
  return new Proxy({} as Thing, {
    get: (_, key) => {
      const real = thing();
      const value: unknown = Reflect.get(real, key, real);
      return typeof value === 'function' && key !== 'constructor' ? value.bind(real) : value;
    },
    set: (_, key, value) => Reflect.set(thing(), key, value),
    has: (_, key) => Reflect.has(thing(), key),
    getPrototypeOf: () => Reflect.getPrototypeOf(thing()),
  });
}
