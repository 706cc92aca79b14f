/** One contender: how to run it once, to the moment that counts. Resolves with milliseconds. */
export interface Contender {
  readonly name: string;
  readonly once: () => Promise<number>;
}

/** Medians of a side-by-side run, by contender. */
export type Medians = ReadonlyMap<string, number>;

/**
 * Runs the contenders in turn, round by round, so that a busy moment of the machine falls on all of
 * them alike. The first round warms caches and is not counted.
 */
export async function compare(contenders: readonly Contender[], rounds: number): Promise<Medians> {
  const times = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, once } of contenders) {
      const ms = await once();
      if (round > 0) times.get(name)?.push(ms);
    }
  }
  return new Map([...times].map(([name, all]) => [name, median(all)]));
}

/** Prints medians, and each one's ratio to ours, then whether a budget against a peer holds. */
export function report(
  title: string,
  ours: string,
  medians: Medians,
  budgets: readonly { readonly peer: string; readonly atMost: number }[],
): boolean {
  console.log(`\n${title}`);
  const own = medians.get(ours) ?? Number.NaN;
  for (const [name, ms] of medians) {
    const ratio = name === ours ? '' : `  ${ours} takes ${(own / ms).toFixed(2)} × this`;
    console.log(`  ${name.padEnd(28)} ${ms.toFixed(0).padStart(6)} ms${ratio}`);
  }
  return budgets
    .map(({ peer, atMost }) => {
      const theirs = medians.get(peer);
      if (theirs === undefined) {
        console.log(`  budget: <= ${atMost} × ${peer}: not measured, ${peer} is missing here`);
        return true;
      }
      const holds = own / theirs <= atMost;
      console.log(`  budget: <= ${atMost} × ${peer}: ${holds ? 'holds' : 'BROKEN'}`);
      return holds;
    })
    .every(Boolean);
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
