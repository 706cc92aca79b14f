import { hasSecretText } from '../../helpers/text/secrets.ts';

/** Longer cells, of data pasted in above all, are not worth keeping: in characters. */
const longest = 200_000;

/**
 * Why a cell stays out of the file; undefined for one that is kept. Whoever wants it left out
 * begins it with a space.
 */
export function whyKeptOut(source: string): string | undefined {
  if (/^[ \t]/.test(source)) return 'it begins with a space';
  if (source.length > longest) return 'it is very long';
  return hasSecret(source) ? 'it has what looks like a secret' : undefined;
}

/** True for text that holds a secret: by its looks, or because it is written where AWS has one. */
export function hasSecret(source: string): boolean {
  return userData.test(source) || hasSecretText(source);
}

/** Scripts for instances, which AWS calls sensitive: they tend to have passwords in them. */
const userData = /\bUserData["']?\s*[:=]\s*(?:(?:Buffer\.from|btoa)\(\s*)?["'`](?!["'`])/;
