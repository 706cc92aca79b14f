import type { Credentials } from './credentials.ts';
import { loginCredentials } from './login-session.ts';
import { containerRole, instanceRole, noCredentials } from './machine.ts';
import { runProcess } from './process.ts';
import { assumeRole } from './role.ts';
import type { Source } from './source.ts';
import { ssoRole } from './sso.ts';
import type { Tools } from './tools.ts';
import { assumeByToken } from './web-identity.ts';

/** Gets the credentials that a source has; the signal stops whatever that takes. */
export async function fetchCredentials(
  source: Source,
  tools: Tools,
  signal: AbortSignal,
): Promise<Credentials> {
  switch (source.kind) {
    case 'keys':
      return source.credentials;
    case 'role':
      // First the source's: no code is asked for in vain.
      return assumeRole(source, await fetchCredentials(source.from, tools, signal), tools, signal);
    case 'web-identity':
      return assumeByToken(source, tools, signal);
    case 'sso':
      return ssoRole(source, tools, signal);
    case 'login':
      return loginCredentials(source, tools, signal);
    case 'process':
      // It may ask its owner by itself, and has a deadline of its own.
      return tools.patiently(() => runProcess(source, signal));
    case 'container':
      return containerRole(tools);
    case 'instance':
      return instanceRole(source, tools);
    case 'none':
      throw noCredentials(source.profile);
  }
}
