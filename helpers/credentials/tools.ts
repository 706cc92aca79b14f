import { createRequire } from 'node:module';
import type { AwsFiles } from '../config/files.ts';
import type { Environment } from './environment.ts';
import type { Ask } from './question.ts';
import type { RequestHandler } from './wire.ts';

/** Awaits what may take a person's time; no call that waits for it is late meanwhile. */
export type Patience = <Answer>(work: () => Promise<Answer>) => Promise<Answer>;

/** What fetching credentials takes besides knowing where they are. */
export interface Tools {
  /** The session's profile: its endpoints and retry settings are those of the servers asked. */
  readonly profile: string | undefined;
  /** The session's region: roles are assumed there. */
  readonly region: string | undefined;
  readonly env: Environment;
  readonly files: AwsFiles;
  readonly ask: Ask | undefined;
  readonly patiently: Patience;
  readonly handler: () => RequestHandler;
  /** Says something that is no error, yet the user should know. */
  readonly warn: (message: string) => void;
}

const require = createRequire(import.meta.url);

/** The SDK's credential providers, loaded at first use. */
export function sdk(): typeof import('@aws-sdk/credential-providers') {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  return require('@aws-sdk/credential-providers') as typeof import('@aws-sdk/credential-providers');
}

/** A logger for the SDK that says nothing: what matters is told by errors. */
export const silent = { debug() {}, info() {}, warn() {}, error() {}, trace() {} };
