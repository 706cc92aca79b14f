import type { Credentials } from './credentials.ts';

/** Keys that stand somewhere: in the environment or a profile. */
export interface KeysSource {
  readonly kind: 'keys';
  readonly credentials: Credentials;
}

/** A role that credentials from another source may assume. */
export interface RoleSource {
  readonly kind: 'role';
  readonly profile: string;
  readonly roleArn: string;
  readonly from: Source;
  readonly region: string | undefined;
  readonly sessionName: string | undefined;
  readonly externalId: string | undefined;
  readonly mfaSerial: string | undefined;
  readonly durationSeconds: number | undefined;
}

/** A role that the token in a file may assume. */
export interface WebIdentitySource {
  readonly kind: 'web-identity';
  readonly profile: string | undefined;
  readonly roleArn: string;
  readonly tokenFile: string;
  readonly region: string | undefined;
  readonly sessionName: string | undefined;
  readonly durationSeconds: number | undefined;
}

/** A role of IAM Identity Center, for whom its portal knows by an earlier login. */
export interface SsoSource {
  readonly kind: 'sso';
  readonly profile: string;
  readonly account: string;
  readonly role: string;
  readonly portal: SsoPortal;
}

/** Where a login of IAM Identity Center is made, and where its token is kept. */
export interface SsoPortal {
  readonly startUrl: string;
  readonly region: string;
  /** The `[sso-session]`; undefined for a profile that has the portal's keys itself. */
  readonly session: string | undefined;
  readonly scopes: readonly string[];
}

/** A session that `aws login` opened. */
export interface LoginSource {
  readonly kind: 'login';
  readonly profile: string;
  readonly session: string;
}

/** A command that prints credentials. */
export interface ProcessSource {
  readonly kind: 'process';
  readonly profile: string;
  readonly command: string;
  readonly accountId: string | undefined;
}

/** The machine's own role: of its container, or of its EC2 instance. */
export interface MachineSource {
  readonly kind: 'container' | 'instance';
  readonly profile: string | undefined;
}

/** Nothing says where credentials are. */
export interface NoSource {
  readonly kind: 'none';
  readonly profile: string | undefined;
}

/** Where credentials come from, found without sending anything. */
export type Source =
  | KeysSource
  | RoleSource
  | WebIdentitySource
  | SsoSource
  | LoginSource
  | ProcessSource
  | MachineSource
  | NoSource;
