import { duration } from '../../../helpers/text/ago.ts';
import { answerOf } from '../answer-of.ts';
import { type Check, type Finding, ok, warn } from '../check.ts';

/** Whether AWS, or the server in its stead, can be reached; by which proxy. */
export const endpoint: Check = {
  name: 'endpoint',
  async look({ session, signal }) {
    if (!session) return [warn('not looked at: there is no session')];
    if (session.isSandbox) return [ok('the sandbox is within awsh: nothing leaves this machine')];
    if (session.region === undefined) return [warn('not looked at: no region is set')];
    const { host, status, tookMs } = await answerOf(session, signal);
    return [ok(`${host} answers (${status}) in ${duration(tookMs)}`), ...proxies()];
  },
};

/** Proxies that the environment names, without the logins in them. */
function proxies(): Finding[] {
  return ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'].flatMap((name) => {
    const value = process.env[name] || process.env[name.toLowerCase()];
    if (!value) return [];
    if (!URL.canParse(value))
      return [warn(`${name} is no URL`, 'write http://proxy.example.com:3128')];
    return [ok(`by the proxy ${new URL(value).host} (${name})`)];
  });
}
