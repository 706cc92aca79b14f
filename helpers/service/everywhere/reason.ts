import { NetworkError } from '../../call/network.ts';

/** Why a place answered nothing, in words; one of a few that are habits of many accounts. */
export function reasonWhy(error: unknown): string {
  const { name, code, message } = error as { name?: string; code?: string; message?: string };
  const title = code ?? name ?? 'thrown';
  if (/^(AuthFailure|UnrecognizedClient|InvalidClientTokenId|OptInRequired)/.test(name ?? '')) {
    return `not enabled for this account, or the credentials are wrong (${name})`;
  }
  if (/service control policy/i.test(message ?? '')) {
    return `denied by a service control policy of the organization (${name})`;
  }
  if (/^(AccessDenied|UnauthorizedOperation)/.test(name ?? '')) return `not allowed (${name})`;
  if (error instanceof NetworkError && title === 'ENOTFOUND') {
    return 'the service is not in this region, or the network is gone';
  }
  return message ? `${message} (${title})` : title;
}
