import type { Clock } from '../engine/clock.ts';
import type { Context } from '../engine/context.ts';
import { createIds } from '../engine/ids.ts';
import { wildcard } from '../engine/wildcard.ts';
import { Buckets } from './buckets.ts';
import { ConnectionCut } from './cut.ts';
import { Freshness, notingIds } from './freshness.ts';
import { drawsOf } from './limits.ts';
import { type FaultKind, type FaultRule, readRule } from './rule.ts';
import { refusalOf } from './wording.ts';

/** A call that something may go wrong with. */
export interface Call {
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly account: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** A rule in force, with how often it has struck. */
export interface ActiveFault extends FaultRule {
  readonly id: string;
  readonly struck: number;
}

interface Entry {
  readonly id: string;
  readonly rule: FaultRule;
  readonly matches: (call: Call) => boolean;
  struck: number;
}

const launches = new Set(['RunInstances', 'StartInstances', 'CreateFleet', 'RequestSpotInstances']);
const usualLatencyMs = 500;
const usualFreshMs = 5_000;
const mostRules = 1_000;

/** What goes wrong in a sandbox: nothing, until rules are added. The same seed, the same luck. */
export class Faults {
  readonly #clock: Clock;
  readonly #seed: string;
  readonly #buckets = new Buckets();
  readonly #freshness = new Freshness();
  #entries: Entry[] = [];
  #count = 0;
  #luck: () => number;

  constructor(clock: Clock, seed: string) {
    this.#clock = clock;
    this.#seed = seed;
    this.#luck = this.#newLuck();
  }

  /** Puts a rule in force. Gives its id. Throws a `TypeError` for a rule that makes no sense. */
  add(given: FaultRule): string {
    if (this.#entries.length >= mostRules) throw new TypeError(`${mostRules} faults are enough`);
    const rule = readRule(given);
    this.#count += 1;
    const id = `fault-${this.#count}`;
    this.#entries.push({ id, rule, matches: matcherOf(rule), struck: 0 });
    return id;
  }

  /** The rules in force. */
  list(): ActiveFault[] {
    return this.#entries.map(({ id, rule, struck }) => ({ id, ...rule, struck }));
  }

  /** Ends the rule of that id, or all; then buckets are full again and the luck is that of the seed. */
  clear(id?: string): void {
    this.#entries = id === undefined ? [] : this.#entries.filter((entry) => entry.id !== id);
    if (this.#entries.length > 0) return;
    this.#buckets.clear();
    this.#freshness.clear();
    this.#luck = this.#newLuck();
  }

  /**
   * What happens to a call on its way in: waits, breaks the connection, or throws what AWS would
   * answer. Throws the signal's reason at once when it aborts.
   */
  async arrive(call: Call, signal: AbortSignal | undefined): Promise<void> {
    if (this.#entries.length === 0) return;
    for (const { ms = usualLatencyMs } of this.#striking(call, 'latency')) {
      await this.#clock.sleep(ms, signal);
    }
    if (this.#strikes(call, 'cut-request')) throw new ConnectionCut();
    for (const kind of ['expired-credentials', 'internal-error'] as const) this.#refuse(call, kind);
    this.#throttle(call);
  }

  /** What happens to a call that is in order and about to be done. */
  perform(call: Call): void {
    if (this.#entries.length === 0 || !launches.has(call.operation)) return;
    for (const kind of ['quota', 'no-capacity'] as const) this.#refuse(call, kind);
  }

  /** What happens to a call that a stack makes. Who makes it waits when it is throttled, and goes on. */
  inside(call: Call): void {
    if (this.#entries.length === 0) return;
    this.#refuse(call, 'internal-error');
    this.perform(call);
  }

  /** The context of a call, without what is too fresh to be known. `done` is to be called after it. */
  view(ctx: Context, call: Call): { readonly ctx: Context; done(): void } {
    if (this.#entries.length === 0) return { ctx, done() {} };
    const seen = this.#freshness.without(ctx);
    const [rule] = this.#striking(call, 'eventual-consistency', false);
    if (!rule) return { ctx: seen, done() {} };
    const made: string[] = [];
    return {
      ctx: notingIds(seen, made),
      done: () => {
        if (made.length === 0) return;
        const [strikes] = this.#striking(call, 'eventual-consistency');
        if (strikes) this.#freshness.hide(ctx, made, ctx.now + (strikes.ms ?? usualFreshMs));
      },
    };
  }

  /** What happens to an answer on its way out. */
  depart(call: Call): void {
    if (this.#strikes(call, 'cut-answer')) throw new ConnectionCut();
  }

  #refuse(call: Call, kind: 'expired-credentials' | 'internal-error' | 'quota' | 'no-capacity') {
    const [rule] = this.#striking(call, kind);
    if (rule) throw refusalOf({ ...rule, kind }, call.service, call.input);
  }

  /** A share or a number of calls when the rule says so; otherwise those that find a bucket empty. */
  #throttle(call: Call): void {
    const kind = 'throttling';
    for (const entry of this.#entries) {
      const { rule } = entry;
      if (rule.kind !== kind || !entry.matches(call)) continue;
      const byBucket = rule.probability === undefined && (!rule.count || rule.bucket);
      if (isSpent(entry)) continue;
      if (byBucket ? this.#inBucket(call, entry) : !this.#lucky(rule)) continue;
      entry.struck += 1;
      throw refusalOf({ ...rule, kind }, call.service, call.input);
    }
  }

  #inBucket(call: Call, { id, rule }: Entry): boolean {
    const { bucket } = rule;
    const place = `${id}/${call.account}/${call.region}/${call.service}`;
    const draws = bucket ? [{ name: call.operation, bucket, tokens: 1 }] : drawsOf(call);
    return this.#buckets.take(place, draws, this.#clock.now());
  }

  #strikes(call: Call, kind: FaultKind): boolean {
    return this.#striking(call, kind).length > 0;
  }

  /** The rules of a kind that strike this call; they are counted, unless it is only a question. */
  #striking(call: Call, kind: FaultKind, forReal = true): FaultRule[] {
    const struck = this.#entries.filter(
      (entry) =>
        entry.rule.kind === kind &&
        !isSpent(entry) &&
        entry.matches(call) &&
        (!forReal || this.#lucky(entry.rule)),
    );
    if (forReal) for (const entry of struck) entry.struck += 1;
    return struck.map(({ rule }) => rule);
  }

  /** True when the dice say that a rule strikes. */
  #lucky({ probability = 1 }: FaultRule): boolean {
    return probability >= 1 || this.#luck() < probability;
  }

  #newLuck(): () => number {
    const dice = createIds(this.#seed, 'faults', { tables: {}, draws: 0 });
    return () => dice.between(0, 999_999) / 1_000_000;
  }
}

function isSpent({ rule: { count = Infinity }, struck }: Entry): boolean {
  return struck >= count;
}

function matcherOf({ service, operation, region, account }: FaultRule): (call: Call) => boolean {
  const fits = (pattern: string | undefined) => wildcard(pattern ?? '*');
  const [services, operations] = [fits(service), fits(operation)];
  const [regions, accounts] = [fits(region), fits(account)];
  return (call) =>
    services(call.service) &&
    operations(call.operation) &&
    regions(call.region) &&
    accounts(call.account);
}
