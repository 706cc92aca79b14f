import type { OperationModel } from '../protocol/model.ts';
import type { Context } from './context.ts';
import type { Wording } from './service.ts';

interface Answered {
  readonly input: string;
  readonly output: object;
  readonly until: number;
}

const lifetimeMs = 24 * 3_600_000;
const keptAtMost = 1_000;

/**
 * Client tokens: a call that repeats an earlier one, token and all, is answered as that one was and
 * does nothing; the same token with other parameters is refused. Only calls that went well count.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Run_Instance_Idempotency.html
 */
export class Replays {
  readonly #answered = new Map<string, Answered>();

  /** What `perform` answers, or what it answered when the call was made before. */
  async once(
    { name, input: shape }: OperationModel,
    input: Readonly<Record<string, unknown>>,
    ctx: Context,
    wording: Wording,
    perform: () => object | Promise<object>,
  ): Promise<object> {
    const member = shape.members.find(({ traits }) => traits.idempotencyToken)?.memberName;
    const token = member === undefined ? undefined : input[member];
    if (typeof token !== 'string' || token === '') return perform();

    const key = `${ctx.account}/${ctx.region}/${shape.name}/${name}/${token}`;
    const fingerprint = JSON.stringify(input);
    const before = this.#answered.get(key);
    if (before && before.until > ctx.now) {
      if (before.input !== fingerprint) throw wording.mismatch();
      return before.output;
    }
    const output = await perform();
    this.#answered.set(key, { input: fingerprint, output, until: ctx.now + lifetimeMs });
    for (const oldest of this.#answered.keys()) {
      if (this.#answered.size <= keptAtMost) break;
      this.#answered.delete(oldest);
    }
    return output;
  }

  /** Forgets all tokens. */
  clear(): void {
    this.#answered.clear();
  }
}
