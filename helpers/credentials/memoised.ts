import type { CredentialProvider, Credentials } from './provider.ts';

/** Credentials that end within this time are fetched anew, as the SDK's clients do. */
const tooLateMs = 5 * 60_000;

/**
 * The provider, asked once for all who want its credentials, and again only when they are about to
 * end or asking failed.
 */
export function memoised(provider: CredentialProvider): CredentialProvider {
  let answer: Promise<Credentials> | undefined;
  let ends = Number.POSITIVE_INFINITY;

  return () => {
    if (answer && ends - Date.now() >= tooLateMs) return answer;
    const asked = provider();
    ends = Number.POSITIVE_INFINITY;
    answer = asked;
    asked.then(
      ({ expiration }) => {
        if (expiration) ends = expiration.getTime();
      },
      () => {
        if (answer === asked) answer = undefined;
      },
    );
    return asked;
  };
}
