#!/usr/bin/env node
import { type Arguments, readArguments, usage } from './args.ts';
import { banner, version } from './banner.ts';
import { type Choice, choosePlace } from './choose-place.ts';
import { wantsColor } from './color.ts';
import type { Ask } from './command.ts';

// Only what the first prompt needs is imported above; the rest waits until it is on the screen.

const { stdin, stdout, stderr } = process;

// `awsh … | head -1`: the reader has gone, so there is nobody left to tell.
for (const stream of [stdout, stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 1);
  });
}

try {
  await main(await readArguments(process.argv.slice(2)));
} catch (error) {
  const { printError } = await import('./print/index.ts');
  stderr.write(`${printError(error, { color: wantsColor(stderr) })}\n`);
  process.exitCode = 1;
}

async function main(args: Arguments): Promise<void> {
  if (args.help) return void stdout.write(`${usage}\n`);
  if (args.version) return void stdout.write(`awsh ${version()}\n`);
  if (args.command === 'sandbox') return serveSandbox(args);
  const choice = await choosePlace(args);
  const interactive = args.evaluate === undefined && stdin.isTTY && stdout.isTTY;
  return interactive ? prompt(args, choice) : script(args, choice);
}

async function prompt(args: Arguments, choice: Choice): Promise<void> {
  const { runPrompt } = await import('./terminal/prompt.ts');
  const color = args.color && wantsColor(stdout);
  await runPrompt({
    input: stdin,
    output: stdout,
    banner: args.quiet ? '' : await banner(choice, args),
    place: await firstPlace(choice, args),
    color,
    engine: (face) => openEngine(args, choice, { color, ...face }),
  });
  process.exit(process.exitCode);
}

async function firstPlace(choice: Choice, { readOnly }: Arguments): Promise<Choice> {
  const place = { ...choice, readOnly };
  if (choice.isSandbox) return place;
  const { shownPlace } = await import('./terminal/shown.ts');
  return { ...place, ...shownPlace(place) };
}

async function script(args: Arguments, choice: Choice): Promise<void> {
  if (choice.isSandbox && !choice.asked && !args.quiet) {
    stderr.write('sandbox: no AWS configuration found, so nothing here touches an account\n');
  }
  const color = args.color && wantsColor(stdout);
  const { runScript } = await import('./script/run-script.ts');
  const ok = await runScript(args.evaluate ?? stdin, {
    engine: await openEngine(args, choice, { color }),
    format: args.output ?? 'auto',
    color,
    width: stdout.isTTY ? stdout.columns : undefined,
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    signal: new AbortController().signal,
  });
  if (!ok) process.exitCode = 1;
}

async function openEngine(
  args: Arguments,
  choice: Choice,
  face: { color: boolean; ask?: Ask; onLateOutput?: (text: string) => void },
) {
  const { openEngine } = await import('./open-engine.ts');
  return openEngine(args, choice, face);
}

async function serveSandbox(args: Arguments): Promise<void> {
  const { serveSandbox } = await import('./serve-sandbox.ts');
  const { text, close } = await serveSandbox(args);
  stdout.write(text);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void close().then(() => process.exit(0)));
  }
}
