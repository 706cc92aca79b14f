import { AwshError } from '../errors.ts';

/** The code that an MFA device shows. */
export interface MfaQuestion {
  readonly kind: 'mfa';
  /** The question in full, ready to be shown. */
  readonly message: string;
  /** The MFA device, as its serial number or ARN. */
  readonly device: string;
}

/** A login to approve in a browser; any answer goes on once it is approved there. */
export interface LoginQuestion {
  readonly kind: 'login';
  readonly message: string;
  readonly profile: string;
  /** The page to open, with the code filled in where the server offers that. */
  readonly url: string;
  /** The code that the page must show. */
  readonly code: string;
}

/** Something only a person can answer while credentials are being fetched. */
export type Question = MfaQuestion | LoginQuestion;

/** Asks a person; rejects when nobody can or wants to answer. */
export type Ask = (question: Question) => Promise<string>;

/** The code of an MFA device, asked of a person; refused where nobody can be asked. */
export async function askForCode(
  device: string,
  profile: string,
  ask: Ask | undefined,
): Promise<string> {
  if (!ask) {
    throw new AwshError(
      'Credentials',
      `profile ${profile} needs an MFA code, and nobody can be asked`,
      {
        hint: 'use the profile at the prompt, or export temporary credentials that have it already',
      },
    );
  }
  const message = `MFA code of ${device} for ${profile}`;
  const code = (await ask({ kind: 'mfa', device, message })).replaceAll(/\s/g, '');
  if (/^\d{6}$/.test(code)) return code;
  throw new AwshError(
    'Credentials',
    `an MFA code has six digits; what was given for ${profile} has not`,
    {
      hint: 'try again with the code that the device shows',
    },
  );
}
