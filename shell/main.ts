#!/usr/bin/env node
import type { FileTask, PlayTask, TutorialTask } from './args/task.ts';
import { type Arguments, readArguments } from './args.ts';
import { banner, version } from './banner.ts';
import type { Editor } from './capabilities/index.ts';
import { type Choice, choosePlace } from './choose-place.ts';
import { wantsColor } from './color.ts';
import type { Ask } from './command.ts';
import type { LateListeners } from './outcome.ts';
import type { ScriptOptions } from './script/run-source.ts';

// Only what the first prompt needs is imported above; the rest waits until it is on the screen.

const { stdin, stdout, stderr } = process;
const streams = {
  out: (text: string | Uint8Array) => void stdout.write(text),
  err: (text: string | Uint8Array) => void stderr.write(text),
};

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
  if (args.help) return help();
  if (args.version) return void stdout.write(`awsh ${version()}\n`);
  const { task } = args;
  if (task.kind === 'sandbox') return serveSandbox(args);
  if (task.kind === 'doctor') return doctor(args);
  if (task.kind === 'file') return file(args, task);
  if (task.kind === 'play') return play(args, task);
  if (task.kind === 'snippets') return snippets(args, task.words);
  if (task.kind === 'tutorial') return tutorial(args, task);
  const choice = await choosePlace(args);
  const interactive = args.evaluate === undefined && stdin.isTTY && stdout.isTTY;
  return interactive ? prompt(args, choice) : script(args, choice);
}

async function help(): Promise<void> {
  const { usage } = await import('./args/usage.ts');
  stdout.write(`${usage}\n`);
}

/** Ends with 1 when something is wrong. */
async function doctor(args: Arguments): Promise<void> {
  const { runDoctor } = await import('./run-doctor.ts');
  const width = Math.min(stdout.columns ?? 80, 100);
  if (!(await runDoctor(args, { out: streams.out, width }))) process.exitCode = 1;
}

async function prompt(
  args: Arguments,
  choice: Choice,
  firstLines: readonly string[] = [],
): Promise<void> {
  const { runPrompt } = await import('./terminal/prompt.ts');
  const color = args.color && wantsColor(stdout);
  await runPrompt({
    input: stdin,
    output: stdout,
    banner: args.quiet ? '' : await banner(choice, args),
    place: await firstPlace(choice, args),
    color,
    firstLines,
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
  const { runScript } = await import('./script/run-script.ts');
  const ok = await runScript(args.evaluate ?? stdin, await unattended(args, choice));
  if (!ok) process.exitCode = 1;
}

/** `awsh trip.ipynb`, run from top to bottom or written in another format. */
async function file(args: Arguments, task: FileTask): Promise<void> {
  if (task.to !== undefined) {
    const { convertNotebook } = await import('./recording/convert.ts');
    return convertNotebook({ ...task, to: task.to }, streams.out);
  }
  const { runNotebook } = await import('./script/run-notebook.ts');
  const { outputsOf } = await import('./recording/outputs.ts');
  const options = await unattended(args, await choosePlace(args));
  if (!(await runNotebook({ ...task, outputsOf }, options))) process.exitCode = 1;
}

/** `awsh play`: where a person watches, what is missing is asked. */
async function play(args: Arguments, task: PlayTask): Promise<void> {
  const { playFromCommandLine } = await import('./play-snippet.ts');
  process.exitCode = await playFromCommandLine(args, task, { stdin, stdout, stderr });
}

async function snippets(args: Arguments, words: readonly string[]): Promise<void> {
  const { snippetsFromCommandLine } = await import('./play-snippet.ts');
  process.exitCode = await snippetsFromCommandLine(args, words, { stdin, stdout, stderr });
}

/** Starts a course at the prompt, as `.tutorial name` does; without a name, tells which there are. */
async function tutorial(args: Arguments, { list, words }: TutorialTask): Promise<void> {
  const line = ['.tutorial', ...(list ? ['--list'] : []), ...words].join(' ');
  const choice = await choosePlace(args);
  if (!list && words[0] !== 'test' && stdin.isTTY && stdout.isTTY) {
    return prompt(args, choice, [line]);
  }
  return script({ ...args, evaluate: [line], clock: args.clock ?? 'instant' }, choice);
}

/** What a face needs that nobody sits at. */
async function unattended(args: Arguments, choice: Choice): Promise<ScriptOptions> {
  if (choice.isSandbox && !choice.asked && !args.quiet) {
    stderr.write('sandbox: no AWS configuration found, so nothing here touches an account\n');
  }
  const color = args.color && wantsColor(stdout);
  const options: Omit<ScriptOptions, 'engine' | 'heard'> = {
    format: args.output ?? 'auto',
    color,
    width: stdout.isTTY ? stdout.columns : undefined,
    ...streams,
    signal: new AbortController().signal,
  };
  const { scriptListeners } = await import('./script/listeners.ts');
  const heard = scriptListeners(options, () => {
    process.exitCode = 1;
  });
  return { ...options, heard, engine: await openEngine(args, choice, { color, ...heard }) };
}

async function openEngine(
  args: Arguments,
  choice: Choice,
  face: { color: boolean; ask?: Ask; editor?: Editor } & LateListeners,
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
