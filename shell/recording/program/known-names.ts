import { bundledServices, serviceNames, variableName } from '../../../helpers/index.ts';

/** AWS's services by the names of their variables. */
export const serviceVariables: ReadonlyMap<string, string> = new Map(
  serviceNames().map((name) => [variableName(name), name]),
);

/** Services that `awsh` exports; others are got from the session. */
const exportedServices: ReadonlySet<string> = new Set(bundledServices().map(variableName));

/** What the shell has without an import, and a program imports from `awsh`. */
export const exportedNames: ReadonlySet<string> = new Set([
  ...exportedServices,
  ...['session', 'Session', 'pause', 'watch', 'waitFor', 'everywhere', 'query', 'originOf'],
  ...['instances', 'reservationOf', 'tags', 'tagList', 'name', 'filters', 'attributes', 'native'],
  ...['policy', 'outputs', 'parameters', 'entries', 'metricRows', 'Key', 'Attr'],
]);

/** Functions of the shell whose answers are there at once, or listed as they are asked for. */
export const promptFunctions: ReadonlySet<string> = new Set(
  [...exportedNames].filter(
    (name) => !serviceVariables.has(name) && !['session', 'pause', 'waitFor'].includes(name),
  ),
);

/** Methods of texts, lists, maps, dates and of collections that are not yet listed: nothing to await. */
export const promptMethods: ReadonlySet<string> = new Set([
  ...['all', 'filter', 'limit', 'pageSize', 'withOrigin', 'pages', 'items', 'service', 'client'],
  ...['resource', 'with', 'onCall', 'availableRegions', 'toString', 'toJSON', 'valueOf'],
  ...['at', 'concat', 'entries', 'every', 'fill', 'find', 'findIndex', 'findLast', 'flat'],
  ...['flatMap', 'forEach', 'includes', 'indexOf', 'join', 'keys', 'lastIndexOf', 'map', 'pop'],
  ...['push', 'reduce', 'reduceRight', 'reverse', 'shift', 'slice', 'some', 'sort', 'splice'],
  ...[
    'toReversed',
    'toSorted',
    'toSpliced',
    'unshift',
    'values',
    'with',
    'has',
    'get',
    'set',
    'add',
  ],
  ...['charAt', 'codePointAt', 'endsWith', 'localeCompare', 'match', 'matchAll', 'normalize'],
  ...['padEnd', 'padStart', 'repeat', 'replace', 'replaceAll', 'search', 'split', 'startsWith'],
  ...['substring', 'toLowerCase', 'toUpperCase', 'trim', 'trimEnd', 'trimStart', 'toFixed'],
  ...['getTime', 'toISOString', 'toLocaleString', 'toLocaleDateString', 'bind', 'call', 'apply'],
]);
