import type { Credentials } from './credentials.ts';
import type { Source } from './source.ts';
import type { Tools } from './tools.ts';

/**
 * Gets the credentials that a source has; the signal stops whatever that takes. What gets them is
 * loaded then: most sessions have one source, and keys need none of it.
 */
export async function fetchCredentials(
  source: Source,
  tools: Tools,
  signal: AbortSignal,
): Promise<Credentials> {
  switch (source.kind) {
    case 'keys':
      return source.credentials;
    case 'role': {
      // First the source's: no code is asked for in vain.
      const from = await fetchCredentials(source.from, tools, signal);
      return (await import('./role.ts')).assumeRole(source, from, tools, signal);
    }
    case 'web-identity':
      return (await import('./web-identity.ts')).assumeByToken(source, tools, signal);
    case 'sso':
      return (await import('./sso.ts')).ssoRole(source, tools, signal);
    case 'login':
      return (await import('./login-session.ts')).loginCredentials(source, tools, signal);
    case 'process': {
      const { runProcess } = await import('./process.ts');
      // It may ask its owner by itself, and has a deadline of its own.
      return tools.patiently(() => runProcess(source, signal));
    }
    case 'container':
      return (await import('./machine.ts')).containerRole(tools);
    case 'instance':
      return (await import('./machine.ts')).instanceRole(source, tools);
    case 'none':
      throw (await import('./machine.ts')).noCredentials(source.profile);
  }
}
