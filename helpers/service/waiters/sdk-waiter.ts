import type { SdkCommand } from '../../call/oversee.ts';
import type { SdkModule } from '../packages.ts';
import type { Finding } from './looks.ts';
import { statesIn } from './states.ts';

type WaitFor = (settings: object, input: object) => Promise<{ state: string; reason?: unknown }>;

/** The pause between looks that the SDK's waiter keeps at least, in seconds: its source says it. */
export function sdkDelaySeconds(sdk: SdkModule, name: string): number {
  const source = String(sdk[`waitFor${name}`] ?? '');
  return Number(/minDelay:\s*(\d+)/.exec(source)?.[1] ?? 15);
}

/**
 * Looks once by a waiter of the SDK's, for one that is newer than the tables. The waiter gets a
 * client that asks `send` once and is stopped before it could look again. Which errors it expects is
 * in compiled code: those are taken for expected that say that something isn't there, yet or any more.
 */
export async function lookBySdk(
  sdk: SdkModule,
  name: string,
  input: object,
  send: (command: SdkCommand) => Promise<unknown>,
): Promise<Finding<unknown>> {
  const waitFor = sdk[`waitFor${name}`] as WaitFor;
  const once = new AbortController();
  let seen: { response?: unknown; error?: unknown } = {};
  let asked = false;
  const client = {
    async send(command: SdkCommand) {
      // It hears of the stop only between looks: one that begins in spite of it never ends.
      if (asked) return new Promise(() => undefined);
      asked = true;
      try {
        seen = { response: await send(command) };
        return seen.response;
      } catch (error) {
        seen = { error };
        throw error;
      } finally {
        // Whatever it makes of the answer is settled by then.
        setImmediate(() => once.abort());
      }
    },
  };
  const settings = { client, abortSignal: once.signal, minDelay: 0.001, maxDelay: 0.001 };
  const { state } = await waitFor({ ...settings, maxWaitTime: 3_600 }, input);
  const { response, error } = seen;
  const over = state === 'SUCCESS' || state === 'FAILURE';
  if (error !== undefined && !over && !saysNotThere(error)) throw error;
  const found =
    error === undefined
      ? { response, states: statesIn(response) }
      : { states: { [(error as Error).name]: 1 } };
  if (state === 'SUCCESS') return { ...found, verdict: 'met' };
  if (state !== 'FAILURE') return found;
  return { ...found, verdict: { hopeless: Object.keys(found.states).join(', ') || 'it failed' } };
}

function saysNotThere(error: unknown): boolean {
  return /NotFound|NoSuch|DoesNotExist|NotReady/.test(String((error as Error).name));
}
