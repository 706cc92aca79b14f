import type { Draw } from './limits.ts';

interface Level {
  tokens: number;
  at: number;
}

/** Token buckets by name, full at first. They fill as virtual time goes by; no timer is involved. */
export class Buckets {
  readonly #levels = new Map<string, Level>();

  /** Takes all that is wanted and says true, or takes nothing and says false. */
  take(place: string, draws: readonly Draw[], now: number): boolean {
    const levels = draws.map((draw) => this.#levelOf(place, draw, now));
    if (levels.some((level, at) => level.tokens < (draws[at]?.tokens ?? 0))) return false;
    for (const [at, level] of levels.entries()) level.tokens -= draws[at]?.tokens ?? 0;
    return true;
  }

  /** Fills all buckets. */
  clear(): void {
    this.#levels.clear();
  }

  #levelOf(place: string, { name, bucket }: Draw, now: number): Level {
    const key = `${place}/${name}/${bucket.size}`;
    const level = this.#levels.get(key) ?? { tokens: bucket.size, at: now };
    const gained = (Math.max(0, now - level.at) / 1_000) * bucket.refill;
    level.tokens = Math.min(bucket.size, level.tokens + gained);
    level.at = now;
    this.#levels.set(key, level);
    return level;
  }
}
