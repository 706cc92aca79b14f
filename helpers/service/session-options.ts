import type { Confirm } from '../call/guard.ts';
import type { CredentialProvider, Credentials } from '../credentials/credentials.ts';
import type { Ask } from '../credentials/question.ts';
import { UsageError } from '../errors.ts';
import type { Clock } from '../watch.ts';

/** What a session needs of the embedded sandbox to send its calls there. */
export interface SandboxLink {
  /** Answers the SDK's requests in its stead of the network. */
  readonly requestHandler: object;
  readonly credentials: Credentials;
  readonly region: string;
  readonly accountId: string;
  readonly clock: Clock;
}

/** Where calls shall go; what is left out comes from environment and `~/.aws`. */
export interface SessionOptions {
  readonly profile?: string;
  readonly region?: string;
  /** Keys, or what gives them; environment and files are then not asked. */
  readonly credentials?: Credentials | CredentialProvider;
  /** URL of an AWS-compatible server that gets all calls instead of AWS. */
  readonly endpoint?: string;
  readonly sandbox?: SandboxLink;
  /** Asks a person for an MFA code or a login; without it, what needs one is refused. */
  readonly ask?: Ask;
  /** Hears what is no error, yet should be known; a warning of Node's process by default. */
  readonly warn?: (message: string) => void;
  /** Longest time for one call, retries included; 60 s by default. */
  readonly deadlineMs?: number;
  /** False sends inputs as they are, without comparing them with the service's schema first. */
  readonly checkInput?: boolean;
  /** Sends nothing but reads; `session.readOnly` changes it later. */
  readonly readOnly?: boolean;
  /** Asks a person about calls of a protected profile; without it, they are refused. */
  readonly confirm?: Confirm;
}

/** The options that say how calls are made, without those that say where they go. */
export function habitsOf(options: SessionOptions): SessionOptions {
  const { profile, region, credentials, endpoint, sandbox, ...habits } = options;
  return habits;
}

/** Names of options elsewhere, boto3's above all, with what they are called here. */
const elsewhere: Readonly<Record<string, string>> = {
  profile_name: 'profile',
  region_name: 'region',
  endpoint_url: 'endpoint',
  aws_access_key_id: 'credentials: { accessKeyId, secretAccessKey, sessionToken? }',
  aws_secret_access_key: 'credentials: { accessKeyId, secretAccessKey, sessionToken? }',
  aws_session_token: 'credentials: { accessKeyId, secretAccessKey, sessionToken? }',
  aws_account_id: 'credentials: { …, accountId }',
  accessKeyId: 'credentials: { accessKeyId, secretAccessKey, sessionToken? }',
  secretAccessKey: 'credentials: { accessKeyId, secretAccessKey, sessionToken? }',
  sessionToken: 'credentials: { accessKeyId, secretAccessKey, sessionToken? }',
};

/** Refuses options that would be overlooked because they are called something else here. */
export function requireOwnNames(options: object): void {
  const name = Object.keys(options).find((key) => Object.hasOwn(elsewhere, key));
  if (name === undefined) return;
  throw new UsageError(`a session has no option ${name}`, { hint: `write ${elsewhere[name]}` });
}
