import { count } from './count.ts';

const shown = 3;

/** Several profiles in a few words: `dev,prod`, or how many they are. */
export function profilesText(profiles: Iterable<string | undefined>): string {
  const names = [...new Set(Array.from(profiles, (profile = 'default') => profile))];
  return names.length > shown ? count(names.length, 'profile') : names.join(',');
}

/** Several regions in a few words: `17 regions`, or the name of the only one. */
export function regionsText(regions: Iterable<string | undefined>): string {
  const names = [...new Set(Array.from(regions, (region = 'no region') => region))];
  return names.length === 1 ? (names[0] ?? '') : count(names.length, 'region');
}
