/** Who may import whom. The table is docs/decisions/architecture.md's; a new exception there means a redesign. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

interface Room {
  /** Files of the room: the first room that matches a file is its own. */
  readonly files: RegExp;
  /** What of ours they may import. */
  readonly mayImport: RegExp;
}

const text = 'helpers/(text/|errors\\.ts)';
const rooms: readonly Room[] = [
  { files: /^helpers\/text\//, mayImport: /^helpers\/text\// },
  { files: /^helpers\/errors\.ts$/, mayImport: /^$/ },
  { files: /^helpers\/config\//, mayImport: new RegExp(`^(${text}|helpers/config/)`) },
  {
    files: /^helpers\/(credentials|call)\//,
    mayImport: new RegExp(`^(${text}|helpers/(config|credentials|call)/)`),
  },
  {
    files: /^helpers\/(session\.ts|service\/|flatten\.ts|pages\.ts|watch\.ts|everywhere\.ts)/,
    mayImport: new RegExp(
      `^(${text}|helpers/(config|credentials|call|service)/|helpers/(session|flatten|pages|watch|everywhere)\\.ts)`,
    ),
  },
  {
    files: /^helpers\/resource\//,
    mayImport: new RegExp(
      `^(${text}|helpers/(config|call|service|resource)/|helpers/(session|flatten|pages|watch)\\.ts)`,
    ),
  },
  { files: /^helpers\/resources\//, mayImport: /^helpers\/(?!index\.ts)/ },
  { files: /^helpers\/(index|awsh|load-resources)\.ts$/, mayImport: /^helpers\// },
  { files: /^sandbox\//, mayImport: /^sandbox\// },
  { files: /^shell\/cell\//, mayImport: new RegExp(`^(shell/cell/|helpers/index\\.ts|${text})`) },
  {
    files: /^shell\/complete\//,
    mayImport: new RegExp(`^(shell/complete/|helpers/index\\.ts|${text})`),
  },
  { files: /^shell\/print\//, mayImport: new RegExp(`^(shell/print/|helpers/index\\.ts|${text})`) },
  // Contracts: what commands are handed, and what a run of a cell leaves.
  {
    files: /^shell\/(command|outcome|journal|chosen-cells)\.ts$|^shell\/capabilities\//,
    mayImport: new RegExp(
      `^(shell/(capabilities/|cell/|print/block\\.ts|print/index\\.ts|(command|outcome|journal)\\.ts)|helpers/index\\.ts|${text})`,
    ),
  },
  { files: /^shell\/commands\/index\.ts$/, mayImport: /^shell\/(command\.ts|commands\/)/ },
  {
    files: /^shell\/commands\//,
    mayImport: new RegExp(
      `^(shell/(command|journal|outcome|chosen-cells)\\.ts|shell/(help|doctor)/index\\.ts|shell/capabilities/|helpers/index\\.ts|${text})`,
    ),
  },
  // What commands load when they are asked: pages to read, and checks of all that awsh stands on.
  { files: /^shell\/help\//, mayImport: new RegExp(`^(shell/(help/|command\\.ts)|${text})`) },
  {
    files: /^shell\/doctor\//,
    mayImport:
      /^(shell\/(doctor|history|capabilities)\/|shell\/complete\/server\/executable|helpers\/)/,
  },
  {
    files: /^shell\/engine\.ts$/,
    mayImport: new RegExp(
      `^(shell/(cell|complete|print|commands)/|shell/(command|dot-line|journal|outcome|preloaded)\\.ts|shell/(capabilities|running)/|helpers/index\\.ts|${text})`,
    ),
  },
  {
    files: /^shell\/running\//,
    mayImport: new RegExp(
      `^(shell/(running|cell|complete|print|capabilities)/|shell/(command|dot-line|journal|outcome|preloaded)\\.ts|helpers/index\\.ts|${text})`,
    ),
  },
  // Beside one another, none knows another: the terminal and scripts as faces; history, recording
  // (sessions as notebooks), playing and the tutor as what an engine can be given.
  ...['terminal', 'script', 'history', 'recording', 'play', 'tutor'].map((name) => ({
    files: new RegExp(`^shell/${name}/`),
    mayImport: new RegExp(
      `^(shell/(${name}|print|capabilities)/|shell/(engine|command|journal|outcome)\\.ts|notebook/|helpers/index\\.ts|${text})`,
    ),
  })),
  {
    files: /^shell\/(dot-line|preloaded)\.ts$/,
    mayImport: new RegExp(`^(shell/(cell/|command\\.ts)|helpers/index\\.ts|${text})`),
  },
  {
    files: /^shell\/args(\.ts$|\/)/,
    mayImport: new RegExp(`^(${text}|sandbox/about\\.ts|shell/args/)`),
  },
  // What main.ts is made of: between the command line and a face.
  {
    files:
      /^shell\/(main|banner|cache-folder|color|choose-place|open-engine|run-doctor|play-snippet|sandbox-on-demand|serve-sandbox)\.ts$/,
    mayImport: /^(shell|helpers|sandbox|notebook)\//,
  },
  { files: /^notebook\//, mayImport: new RegExp(`^(notebook/|${text})`) },
  // Content, written as a user would: it imports `awsh` by its name.
  { files: /^snippets\//, mayImport: /^$/ },
];

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const areas = ['helpers', 'sandbox', 'shell', 'notebook', 'snippets'];
const files = areas
  .flatMap((area) =>
    readdirSync(join(root, area), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => join(root, area, path)),
  )
  .map((path) => relative(root, path).split(sep).join('/'));

/** The project's files that `source`, the text of `file`, imports: statically, as types or lazily. */
export function importsOf(file: string, source: string): string[] {
  const specifiers = [
    ...source.matchAll(/^(?:import|export)\b[^;'"]*?from\s*['"]([^'"]+)['"]/gms),
    ...source.matchAll(/^import\s*['"]([^'"]+)['"]/gm),
    ...source.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g),
  ].map((match) => match[1] ?? '');
  return specifiers
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => posix.normalize(posix.join(posix.dirname(file), specifier)));
}

/** The imports of `file` that the table refuses, as sentences. */
export function trespasses(file: string, source: string): string[] {
  const room = rooms.find(({ files }) => files.test(file));
  if (!room) return [`${file} stands in no room of the table`];
  return importsOf(file, source)
    .filter((target) => !room.mayImport.test(target))
    .map((target) => `${file} may not import ${target}`);
}

test('every file imports only what its room may import', () => {
  const found = files.flatMap((file) => trespasses(file, readFileSync(join(root, file), 'utf8')));
  assert.equal(found, []);
});

test('a planted import is caught, whether static, typed or lazy', () => {
  const plant = (file: string, line: string) => trespasses(file, line).length;
  assert.is(plant('sandbox/ec2/x.ts', "import { Session } from '../../helpers/session.ts';"), 1);
  assert.is(plant('helpers/session.ts', "import type { X } from '../sandbox/index.ts';"), 1);
  assert.is(plant('shell/print/x.ts', "const x = await import('../engine.ts');"), 1);
  assert.is(plant('shell/commands/x.ts', "import { y } from './y.ts';"), 1);
  assert.is(
    plant('shell/commands/x.ts', "import { UsageError } from '../../helpers/errors.ts';"),
    0,
  );
});

test('only the terminal touches raw mode, and only main knows argv and exit codes', () => {
  const holding = (pattern: RegExp) =>
    files.filter((file) => pattern.test(readFileSync(join(root, file), 'utf8')));
  assert.equal(
    holding(/\.setRawMode\(/).filter((file) => !file.startsWith('shell/terminal/')),
    [],
  );
  assert.equal(
    holding(/process\.(argv|exit\b|exitCode)/).filter((file) => file !== 'shell/main.ts'),
    [],
  );
});

test.run();
