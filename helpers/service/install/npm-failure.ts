import { AwshError } from '../../errors.ts';

/** What `.use` needs and does not find. */
export function npmMissing(cause: unknown): AwshError {
  return new AwshError('NoNpm', 'npm could not be run, and it is what installs packages', {
    hint: 'npm comes with Node.js: put the folder it is in on the PATH, then try again',
    cause,
  });
}

const unreachable =
  /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED)$/;

/** Why npm gave up, from the end of what it said. */
export function npmFailure(specifier: string, said: string): AwshError {
  const code = /^npm (?:error|ERR!) code (\w+)/m.exec(said)?.[1] ?? '';
  if (unreachable.test(code)) {
    return new AwshError(
      'Offline',
      `${specifier} could not be fetched: the registry is not reached`,
      {
        hint: 'npm ping tests the way there; services installed before work without it',
      },
    );
  }
  if (code === 'E404' || code === 'ETARGET') {
    return new AwshError('NoPackage', `the registry has no ${specifier}`, {
      hint: `npm view ${specifier.replace(/@<=.*/, '')} versions shows what it has`,
    });
  }
  return new AwshError('Npm', `npm could not install ${specifier}: ${lastWords(said)}`, {
    hint: 'npm config list shows what it goes by',
  });
}

function lastWords(said: string): string {
  const words = [...said.matchAll(/^npm (?:error|ERR!) (?!code |A complete log)(.+)$/gm)];
  return words[0]?.[1]?.trim() ?? 'it did not say why';
}
