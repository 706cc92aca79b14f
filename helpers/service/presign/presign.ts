import type { SdkClient } from '../../call/oversee.ts';
import { UsageError } from '../../errors.ts';
import { conversionOf } from '../conversions/conversions.ts';
import { effectOfCommand } from '../effects/effect-of.ts';
import type { ServiceHandle } from '../handle.ts';
import { checkInput } from '../input/check-input.ts';
import { type CommandClass, checked } from '../methods.ts';
import { methodName, requireOperation } from '../operation-names.ts';
import { loadSdk } from '../packages.ts';
import { requireLeave } from './leave.ts';
import { signedUrl } from './signed-url.ts';

/** The longest that a URL may be valid: a week. */
const longest = 7 * 24 * 60 * 60;

/** What else may be said of a presigned URL. */
export interface PresignOptions {
  /** How long it is valid: 3600 by default, 604800 (a week) at most, never longer than the credentials. */
  readonly seconds?: number;
  /** Headers that whoever uses the URL has to send: `x-k8s-aws-id` for EKS. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A URL with which anybody may have an operation done on the session's behalf, without credentials.
 * Nothing is sent. Refused with the reason where a URL can't carry the operation, or the session may
 * only read and the operation does more.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export async function presign(
  handle: ServiceHandle,
  spelling: string,
  input: unknown,
  given: number | PresignOptions = {},
): Promise<string> {
  const { seconds = 3600, headers = {} } = typeof given === 'number' ? { seconds: given } : given;
  requireSeconds(seconds);
  const { service } = handle;
  const sdk = loadSdk(service);
  const operation = requireOperation(sdk, service, spelling);
  const told = checked(input);
  const Command = sdk[`${operation}Command`] as CommandClass;
  const command = new Command(conversionOf(service).input?.(operation, told) ?? told);
  checkInput(command);
  const client = handle.client as SdkClient;
  const name = methodName(operation);
  requireLeave(handle.session, effectOfCommand(client, command, operation), name);
  return signedUrl({ client, command, service, name, seconds, headers });
}

/** Refuses a time for which no URL can be valid. */
export function requireSeconds(seconds: number): void {
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= longest) return;
  throw new UsageError(`a URL can't be valid for ${seconds} seconds`, {
    hint: `give a whole number from 1 to ${longest}, which is a week`,
  });
}
