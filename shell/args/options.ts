/** The options that every way to start awsh knows. */
export const options = {
  eval: { type: 'string', short: 'e', multiple: true },
  profile: { type: 'string', short: 'p' },
  region: { type: 'string', short: 'r' },
  'endpoint-url': { type: 'string' },
  sandbox: { type: 'boolean' },
  fixture: { type: 'string' },
  'read-only': { type: 'boolean' },
  yes: { type: 'boolean', short: 'y' },
  private: { type: 'boolean' },
  timeout: { type: 'string' },
  output: { type: 'string', short: 'o' },
  'no-color': { type: 'boolean' },
  quiet: { type: 'boolean', short: 'q' },
  port: { type: 'string' },
  clock: { type: 'string' },
  seed: { type: 'string' },
  state: { type: 'string' },
  lenient: { type: 'boolean' },
  version: { type: 'boolean', short: 'v' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** How results are written when nobody watches, or when the user says so. */
export const outputFormats = ['table', 'json', 'yaml', 'csv'] as const;
