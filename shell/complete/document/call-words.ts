import { builtinModules } from 'node:module';

/** Words after which a parenthesis or bracket begins an expression rather than a call. */
export const keywords: ReadonlySet<string> = new Set(
  'await case catch class const default delete do else export extends finally for from function if import in instanceof let new of return switch throw try typeof var void while with yield as satisfies'.split(
    ' ',
  ),
);

/** Words whose parentheses are no expression. */
export const controls: ReadonlySet<string> = new Set([
  'if',
  'for',
  'while',
  'switch',
  'catch',
  'with',
]);

/** Roots of calls whose promises are not AWS's: the prompt leaves them as they are. */
export const plain: ReadonlySet<string> = new Set([
  ...['Promise', 'fetch', 'import', 'require', 'queueMicrotask'],
  ...builtinModules,
]);

/** What of `Promise` takes a list of promises and keeps them. */
export const gathering = /^(all|allSettled|race|any)$/;
/** What a promise is settled by: the call before keeps it. */
export const settling = /^(then|catch|finally)$/;
/** What stands before braces that are a value. */
export const beforeValues = /^([([,=:?]|&&|\|\||\?\?|return)$/;
/** Signs by which an expression goes on. */
export const continuing = new Set(['.', '?.', '[', '(', '!']);
