#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { UsageError } from '../helpers/errors.ts';
import { isConfigured, Session, type SessionOptions } from '../helpers/index.ts';
import type { SandboxOptions } from '../sandbox/index.ts';
import { type Arguments, readArguments, usage } from './args.ts';
import type { Ask } from './command.ts';
import { Engine } from './engine.ts';
import { printError } from './print/index.ts';
import { SandboxOnDemand } from './sandbox-on-demand.ts';

const { stdin, stdout, stderr } = process;

// `awsh … | head -1`: the reader has gone, so there is nobody left to tell.
for (const stream of [stdout, stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 1);
  });
}

try {
  await main(readArguments(process.argv.slice(2)));
} catch (error) {
  stderr.write(`${printError(error, { color: wantsColor(stderr) })}\n`);
  process.exitCode = 1;
}

async function main(args: Arguments): Promise<void> {
  if (args.help) return void stdout.write(`${usage}\n`);
  if (args.version) return void stdout.write(`awsh ${version()}\n`);
  if (args.command === 'sandbox') return serveSandbox(args);

  const sandbox = new SandboxOnDemand(sandboxOptions(args));
  const person: { ask?: Ask } = {};
  const session = await openSession(args, sandbox, person);
  const interactive = args.evaluate === undefined && stdin.isTTY && stdout.isTTY;
  if (interactive) return prompt(args, session, sandbox, person);
  if (session.isSandbox && !args.sandbox && !args.fixture && !args.quiet) {
    stderr.write('sandbox: no AWS configuration found, so nothing here touches an account\n');
  }
  return script(args, session, sandbox);
}

/** The session the user asked for; the sandbox when nothing of AWS is configured. */
async function openSession(
  args: Arguments,
  sandbox: SandboxOnDemand,
  person: { readonly ask?: Ask },
): Promise<Session> {
  const { profile, region, endpoint } = args;
  const choice: SessionOptions = {
    ask: ({ message }) => askForSecret(person.ask, message),
    ...(region ? { region } : {}),
    ...(profile ? { profile } : {}),
    ...(endpoint ? { endpoint } : {}),
  };
  const chosen = profile !== undefined || endpoint !== undefined;
  if (args.sandbox || args.fixture || (!chosen && !isConfigured())) {
    return new Session({ ...(await sandbox.connect()), ...choice });
  }
  return new Session(choice);
}

/** An MFA code is asked for where a person sits; in a script the error says that none does. */
async function askForSecret(ask: Ask | undefined, message: string): Promise<string> {
  if (!ask)
    throw new UsageError(`${message}: nobody is here to answer`, { hint: 'use the prompt' });
  const answer = await ask.secret(message);
  if (answer === undefined) throw new UsageError('no code was given');
  return answer;
}

async function prompt(
  args: Arguments,
  session: Session,
  sandbox: SandboxOnDemand,
  person: { ask?: Ask },
): Promise<void> {
  const { runPrompt } = await import('./terminal/prompt.ts');
  const color = args.color && wantsColor(stdout);
  await runPrompt({
    input: stdin,
    output: stdout,
    banner: args.quiet ? '' : await banner(session, sandbox),
    color,
    quiet: args.quiet,
    engine: (face) => {
      person.ask = face.ask;
      return new Engine({ session, sandbox, color, ...face });
    },
  });
  process.exit(0);
}

async function script(args: Arguments, session: Session, sandbox: SandboxOnDemand): Promise<void> {
  const { runSource } = await import('./script/run-source.ts');
  const { runLines } = await import('./script/run-lines.ts');
  const color = args.color && wantsColor(stdout);
  const options = {
    engine: new Engine({ session, sandbox, color }),
    format: args.output ?? 'auto',
    color,
    width: stdout.isTTY ? stdout.columns : undefined,
    out: (text: string) => void stdout.write(text),
    err: (text: string) => void stderr.write(text),
    signal: new AbortController().signal,
  } as const;
  let ok = true;
  if (args.evaluate) {
    for (const source of args.evaluate) ok = ok && (await runSource(source, options));
  } else ok = await runLines(stdin, options);
  if (!ok) process.exitCode = 1;
}

async function serveSandbox(args: Arguments): Promise<void> {
  const sandbox = await new SandboxOnDemand(sandboxOptions(args)).open();
  const port = args.port ?? 4560;
  const { url, close } = await sandbox.listen({ port }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new UsageError(`port ${port} is in use`, { hint: 'try another: awsh sandbox --port 0' });
  });
  const { accountId, region, instances, vpcs } = sandbox.summary();
  stdout.write(`sandbox AWS on ${url} · ${accountId} · ${region} · ${instances} instances, ${vpcs} VPCs
  export AWS_ENDPOINT_URL=${url} AWS_ACCESS_KEY_ID=sandbox AWS_SECRET_ACCESS_KEY=sandbox AWS_DEFAULT_REGION=${region}
Ctrl-C stops it; what was made in it is gone then.
`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void close().then(() => process.exit(0)));
  }
}

async function banner(session: Session, sandbox: SandboxOnDemand): Promise<string> {
  const where = session.isSandbox
    ? `sandbox — nothing here touches a real account · ${await sandbox.account()} · ${await sandbox.summary()}`
    : [
        `profile ${session.profile ?? 'default'}`,
        ...(session.endpoint ? [session.endpoint] : []),
        session.region ?? 'no region: .region sets one',
      ].join(' · ');
  const own = session.isSandbox ? '   ·   .profile  (to use your own account)' : '';
  return `awsh ${version()} · TypeScript shell for AWS\n${where}\ntry  ec2.instances   ·   .help${own}\n\n`;
}

function sandboxOptions({ fixture, clock, region }: Arguments): SandboxOptions {
  return {
    ...(fixture ? { fixture } : {}),
    ...(clock ? { clock } : {}),
    ...(region ? { region } : {}),
  };
}

function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** NO_COLOR and FORCE_COLOR as everywhere: https://no-color.org */
function wantsColor(stream: NodeJS.WriteStream): boolean {
  if (process.env['NO_COLOR']) return false;
  if (process.env['FORCE_COLOR']) return process.env['FORCE_COLOR'] !== '0';
  return stream.isTTY === true && process.env['TERM'] !== 'dumb';
}
