import { AwshError } from '../errors.ts';

/** No answer came, or none that could be read: the host, how often it was asked, and why. */
export class NetworkError extends AwshError {
  /** Host and port; undefined when the failure came before a request was built. */
  readonly host?: string;
  /** Requests sent, retries included. */
  readonly attempts: number;

  constructor(
    code: string,
    message: string,
    at: { host: string | undefined; attempts: number },
    details: { hint?: string | undefined; cause?: unknown } = {},
  ) {
    super(code, `${message}${times(at.attempts)}`, details);
    if (at.host) this.host = at.host;
    this.attempts = at.attempts;
  }
}

function times(attempts: number): string {
  return attempts > 1 ? ` (${attempts} attempts)` : '';
}

/** What went wrong below HTTP, and the next step, by the code Node gives it. */
const failures: readonly { codes: RegExp; says: string; hint: string }[] = [
  {
    codes: /^ECONNREFUSED$/,
    says: 'refused the connection',
    hint: 'is a server running there? check the endpoint and its port',
  },
  {
    codes: /^(ENOTFOUND|EAI_\w+)$/,
    says: 'is not a host that can be found',
    hint: 'check the network connection, and the name of the region or endpoint',
  },
  {
    codes: /^(ECONNRESET|EPIPE|ECONNABORTED)$/,
    says: 'broke off the connection',
    hint: 'try again; if it stays so, a proxy or firewall may be in between',
  },
  {
    codes: /^(ETIMEDOUT|TimeoutError|ESOCKETTIMEDOUT)$/,
    says: 'did not answer in time',
    hint: 'check the network connection, a VPN or proxy',
  },
  {
    codes: /^(EHOSTUNREACH|ENETUNREACH|ENETDOWN|EHOSTDOWN)$/,
    says: "can't be reached",
    hint: 'check the network connection, a VPN or proxy',
  },
  {
    codes: /CERT|^UNABLE_TO_|^ERR_TLS/,
    says: 'has a certificate that is not trusted',
    hint: 'behind a proxy that inspects traffic, AWS_CA_BUNDLE names its certificate file',
  },
  {
    codes: /^(EPROTO|ERR_SSL_\w+|HPE_\w+)$/,
    says: 'does not speak the protocol of the endpoint',
    hint: 'is it http instead of https, or the other way round?',
  },
];

/**
 * A {@link NetworkError} for a failure below HTTP, in words that name the host; undefined for any
 * other error. `at` says where the call was going.
 */
export function networkError(
  error: unknown,
  at: { host: string | undefined; attempts: number },
): NetworkError | undefined {
  const code = codeOf(error);
  const failure = code === undefined ? undefined : failures.find(({ codes }) => codes.test(code));
  if (code === undefined || failure === undefined) return undefined;
  const host = at.host ?? (error as { hostname?: string }).hostname;
  const { hint } = failure;
  return new NetworkError(code, `${host ?? 'the host'} ${failure.says}`, at, {
    hint,
    cause: error,
  });
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  // Answers of services have a $fault, and codes of their own.
  if ('$fault' in error) return undefined;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string') return code;
  // Trying a host's addresses one after the other ends in a list of errors.
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  if (error.message === 'aborted') return 'ECONNRESET';
  return error.name === 'TimeoutError' ? error.name : undefined;
}
