import { ownSettings } from '../config/own.ts';
import { AwshError } from '../errors.ts';
import { safeLine } from '../text/safe.ts';
import type { CallContext } from './context.ts';
import type { Effect } from './effect.ts';

/** A call that is about to be sent. */
export interface Intent {
  readonly service: string;
  readonly operation: string;
  readonly effect: Effect;
  readonly region: string;
  readonly account?: string;
  readonly profile?: string;
  /** Without secrets. */
  readonly input: unknown;
  /** EC2 would say whether it may be done, asked with `DryRun: true`. */
  readonly canRunDry: boolean;
}

/** What a protected profile wants a person's word for. */
export interface Confirmation {
  readonly intent: Intent;
  /** This call and those of the same cell that do as much and wait as well. */
  readonly waiting: readonly Intent[];
  /** What has to be typed, for a call that destroys: the account, or the profile where none is known. */
  readonly toType?: string;
  readonly signal?: AbortSignal;
}

/** A person's word: for this call alone, or for all of its cell that do as much. */
export type Consent = 'no' | 'once' | 'cell';
export type Confirm = (question: Confirmation) => Promise<Consent>;

/** Who would send the call, and who could be asked about it. */
export interface Sender {
  /** The profile that guards it by our config; undefined in the sandbox. */
  readonly profile: string | undefined;
  readonly confirm: Confirm | undefined;
  readonly account: () => Promise<string | undefined>;
}

interface Waiting {
  readonly intent: Intent;
  readonly context: CallContext;
}

/**
 * Says no before anything is sent: to everything but reads while a session or its profile is
 * read-only, and to what a person doesn't confirm where the profile is protected. A seat belt, not
 * a wall: what an identity may do at all is for IAM to say.
 */
export class Guard {
  #readOnly = false;
  readonly #lifted = new Set<string>();
  readonly #word = new WeakMap<CallContext, Map<Effect, Consent>>();
  readonly #waiting: Waiting[] = [];
  #turn: Promise<void> = Promise.resolve();

  /** Why nothing but reads may be sent: `the session`, `profile prod`; undefined when all may. */
  whyReadOnly(profile: string | undefined): string | undefined {
    if (this.#readOnly) return 'the session';
    if (profile === undefined || this.#lifted.has(profile)) return undefined;
    return ownSettings(profile).readOnly ? `profile ${profile}` : undefined;
  }

  /** Makes the session read-only, or not; off lifts what our config says of the profile, too. */
  setReadOnly(on: boolean, profile: string | undefined): void {
    this.#readOnly = on;
    if (profile === undefined) return;
    if (on) this.#lifted.delete(profile);
    else this.#lifted.add(profile);
  }

  /** Resolves for a call that may be sent; throws for one that may not. */
  async admit(intent: Intent, context: CallContext, sender: Sender): Promise<void> {
    if (intent.effect === 'reads') return;
    const why =
      this.whyReadOnly(sender.profile) ?? (context.readOnly?.() ? 'the session' : undefined);
    if (why !== undefined) throw refused(intent, why);
    if (sender.profile === undefined || !ownSettings(sender.profile).protected) return;
    if (!sender.confirm) throw unanswerable(intent, sender.profile);
    await this.#inTurn({ intent, context }, sender, sender.confirm);
  }

  /** One question at a time; an answer for the cell holds for the calls that wait behind it. */
  #inTurn(one: Waiting, sender: Sender, confirm: Confirm): Promise<void> {
    this.#waiting.push(one);
    const turn = this.#turn
      .then(() => this.#ask(one, sender, confirm))
      .finally(() => this.#waiting.splice(this.#waiting.indexOf(one), 1));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #ask({ intent, context }: Waiting, sender: Sender, confirm: Confirm): Promise<void> {
    const { effect } = intent;
    const word = this.#word.get(context)?.get(effect) ?? (await this.#hear());
    if (word === 'no') throw declined(intent);
    if (word === 'cell') return;
    const account = intent.account ?? (await sender.account());
    const consent = await confirm({
      intent: account === undefined ? intent : { ...intent, account },
      waiting: this.#waiting
        .filter((each) => each.context === context && each.intent.effect === effect)
        .map((each) => each.intent),
      ...(effect === 'destroys' ? { toType: account ?? sender.profile ?? 'yes' } : {}),
      ...(context.signal ? { signal: context.signal } : {}),
    });
    if (consent !== 'once' && context.cell !== undefined) {
      const words = this.#word.get(context) ?? new Map<Effect, Consent>();
      this.#word.set(context, words.set(effect, consent));
    }
    if (consent === 'no') throw declined(intent);
  }

  /** Lets the other calls of a loop line up, so that the question can say how many there are. */
  async #hear(): Promise<undefined> {
    await new Promise((resolve) => setImmediate(resolve));
    return undefined;
  }
}

function refused({ operation, effect, canRunDry }: Intent, why: string): AwshError {
  const ways = [
    '.readonly off allows it',
    ...(canRunDry ? ['{ DryRun: true } asks AWS whether it would work'] : []),
  ];
  return new AwshError(
    'ReadOnly',
    `${operation} ${effect}, and ${safeLine(why)} is read-only: nothing was sent`,
    { hint: ways.join('; ') },
  );
}

function unanswerable({ operation, effect }: Intent, profile: string): AwshError {
  return new AwshError(
    'Protected',
    `${operation} ${effect}, and profile ${safeLine(profile)} is protected: nothing was sent`,
    { hint: 'nobody is here to ask: use the prompt, or say --yes' },
  );
}

function declined({ operation }: Intent): AwshError {
  return new AwshError('Declined', `${operation} was not sent`, {});
}
