import { readAwsFiles } from '../../../helpers/config/files.ts';
import { isLoopback } from '../../../helpers/config/resolve.ts';
import { findSource } from '../../../helpers/credentials/find-source.ts';
import { credentialsConfigured } from '../../../helpers/credentials/placeholder.ts';
import type { Source } from '../../../helpers/credentials/source.ts';
import { span } from '../../../helpers/text/ago.ts';
import { type Check, type Finding, fail, ok, warn } from '../check.ts';

const soonMs = 10 * 60_000;

/** Where credentials come from, whether they come, and until when they last. */
export const credentials: Check = {
  name: 'credentials',
  async look({ session, signal }) {
    if (!session) return [warn('not looked at: there is no session', 'mend what config says')];
    if (session.isSandbox)
      return [ok('the sandbox has its own, which are worth nothing elsewhere')];
    const { AWS_PROFILE, AWS_DEFAULT_PROFILE } = process.env;
    const { profile, endpoint } = session;
    const explicit = profile !== undefined && profile !== (AWS_PROFILE || AWS_DEFAULT_PROFILE);
    const [owner, files] = [{ profile, explicit }, readAwsFiles()];
    if (endpoint !== undefined && isLoopback(endpoint) && !credentialsConfigured(owner, files)) {
      return [ok('placeholders, which are enough for a server on this machine')];
    }
    const source = findSource(owner, files, process.env);
    if (source.kind === 'none') {
      return [fail('nothing says where credentials are', 'aws configure, .login, or .profile')];
    }
    const { expiration } = await orStopped(session.credentials(), signal);
    return [lasting(wordsOf(source), expiration)];
  },
};

/** A source in words, without its secrets. */
export function wordsOf(source: Source): string {
  switch (source.kind) {
    case 'keys':
      return 'long-lived or temporary keys, from the environment or a file';
    case 'role':
      return `role ${source.roleArn}, by way of ${wordsOf(source.from)}`;
    case 'web-identity':
      return `role ${source.roleArn}, by the token in ${source.tokenFile}`;
    case 'sso':
      return `SSO: ${source.role} of ${source.account}, logged in at ${source.portal.startUrl}`;
    case 'login':
      return `aws login, session ${source.session}`;
    case 'process':
      return `the credential_process of profile ${source.profile}`;
    case 'container':
      return "the container's role";
    case 'instance':
      return "the EC2 instance's role";
    default:
      return 'nothing';
  }
}

function lasting(words: string, expiration: Date | undefined): Finding {
  if (expiration === undefined) return ok(words);
  const left = expiration.getTime() - Date.now();
  if (left <= 0) return fail(`${words}: they have ended`, '.login, or whatever you log in by');
  const until = `${words}, for ${span(left / 1000)} more`;
  return left < soonMs ? warn(until, 'they end soon: .login renews those of SSO') : ok(until);
}

/** Rejects once the signal says so: the promise itself may take for ever. */
function orStopped<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
