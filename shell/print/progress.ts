import type { Progress } from '../../helpers/index.ts';
import { duration } from '../../helpers/text/ago.ts';
import { bytes } from '../../helpers/text/bytes.ts';
import { count, grouped } from '../../helpers/text/count.ts';
import { safeLine } from '../../helpers/text/safe.ts';
import { truncate } from '../../helpers/text/width.ts';
import { painter } from './paint.ts';

/**
 * How far something is, in a line that fits: `  DescribeInstances · 12 pages · 12,000 items · 3,400/s`
 * or `  InstanceRunning · 2 pending, 1 running · look 3 · next in 15.0 s`.
 */
export function printProgress(
  progress: Progress,
  { color, width }: { color: boolean; width: number },
): string {
  const parts = [...originsIn(progress), ...listingIn(progress), ...waitIn(progress)];
  if (progress.bytes) parts.push(bytesIn(progress.bytes));
  const told = [safeLine(progress.name), ...parts].join(' · ');
  return painter(color)(truncate(`  ${told} · Ctrl-C stops`, width - 1), 'dim');
}

/** The places that failed, a line each, once a round through many is over; empty without any. */
export function printFailures({ origins }: Progress): string {
  const { failures = [], all = 0 } = origins ?? {};
  if (failures.length === 0) return '';
  const lines = failures.map((failure) => `    ${safeLine(failure)}`);
  return [`  ${failures.length} of ${all} places did not answer:`, ...lines].join('\n');
}

function originsIn({ origins }: Progress): string[] {
  if (!origins) return [];
  const { done, all, failures } = origins;
  return [`${done} of ${all}`, ...(failures.length > 0 ? [`${failures.length} failed`] : [])];
}

function listingIn({ pages, items, elapsedMs }: Progress): string[] {
  if (items === undefined) return [];
  const rate = elapsedMs > 0 ? Math.round((items / elapsedMs) * 1000) : 0;
  const head = pages === undefined ? [] : [count(pages, 'page')];
  return [...head, count(items, 'item'), `${grouped(rate)}/s`];
}

function waitIn({ looks, states = {}, elapsedMs, nextMs }: Progress): string[] {
  if (looks === undefined) return [];
  const seen = Object.entries(states).map(([state, number]) => `${number} ${safeLine(state)}`);
  return [
    ...(seen.length > 0 ? [seen.join(', ')] : []),
    `look ${looks}`,
    duration(elapsedMs),
    ...(nextMs === undefined ? [] : [`next in ${duration(nextMs)}`]),
  ];
}

function bytesIn({ loaded, total }: NonNullable<Progress['bytes']>): string {
  return total === undefined ? bytes(loaded) : `${bytes(loaded)} of ${bytes(total)}`;
}
