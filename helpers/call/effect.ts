/**
 * What a call does to the account, from harmless to far-reaching. `reads secrets` gives out what
 * opens doors elsewhere; `destroys` leaves something gone that no opposite call brings back;
 * `grants` decides who may do what, or hands out credentials.
 */
export type Effect = 'reads' | 'reads secrets' | 'changes' | 'destroys' | 'grants';

/** All effects, the mildest first. */
export const effects: readonly Effect[] = [
  'reads',
  'reads secrets',
  'changes',
  'destroys',
  'grants',
];

/** The most far-reaching of several; `changes` of none, since what is unknown may change. */
export function worst(several: readonly Effect[]): Effect {
  const ranks = several.map((effect) => effects.indexOf(effect));
  return effects[Math.max(...ranks)] ?? 'changes';
}
