import type { Ask, CredentialProvider, Credentials } from '../credentials/provider.ts';
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
  readonly credentials?: Credentials | CredentialProvider;
  /** URL of an AWS-compatible server that gets all calls instead of AWS. */
  readonly endpoint?: string;
  readonly sandbox?: SandboxLink;
  /** Asks a person for an MFA code; without it, a profile that needs one is refused. */
  readonly ask?: Ask;
  /** Longest time for one call, retries included; 60 s by default. */
  readonly deadlineMs?: number;
  /** False sends inputs as they are, without comparing them with the service's schema first. */
  readonly checkInput?: boolean;
}
