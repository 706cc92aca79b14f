import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  htmlPage,
  type Notebook,
  type NotebookFormat,
  openNotebook,
  writeNotebook,
} from '../notebook/index.ts';
import { showNotebook } from '../shell/recording/show.ts';

const bar = 200;
const rounds = 9;

/** How long notebooks take to be opened and shown, as `.notebook open` does it. */
export async function benchNotebook(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'awsh-bench-'));
  const formats: readonly NotebookFormat[] = ['ipynb', 'md', 'ts'];
  const line = 'i-04f83f525d8b0e8b9  web-1  t3.micro  running  us-east-1a\n';
  const books = {
    '500 cells': book(500, line.repeat(12)),
    '500 cells with 10 MB of output': book(500, line.repeat(Math.ceil(2e4 / line.length))),
    'one output of 10 MB': book(1, line.repeat(Math.ceil(1e7 / line.length))),
  };
  console.log('\nopening and showing a notebook');
  try {
    let holds = true;
    for (const [what, notebook] of Object.entries(books)) {
      for (const format of formats) {
        const path = join(folder, `book.${format}`);
        writeFileSync(path, writeNotebook(notebook, format));
        const ms = await quickest(async () => {
          const opened = await openNotebook(path);
          return showNotebook(opened.notebook, { color: true, width: 120 });
        });
        holds = told(`${what}, .${format}`, ms, bar) && holds;
      }
      const ms = await quickest(async () => htmlPage(notebook, what));
      holds = told(`${what}, as a page`, ms, bar * 5) && holds;
    }
    return holds;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function book(cells: number, text: string): Notebook {
  return {
    metadata: { title: 'Bench' },
    cells: Array.from({ length: cells }, (_, at) =>
      at % 5 === 0 && cells > 1
        ? {
            kind: 'markdown',
            id: `m-${at}`,
            source: `## Part ${at}\n\n- *what* runs\n- [where](https://docs.aws.amazon.com/)`,
            metadata: {},
          }
        : {
            kind: 'code',
            id: `c-${at}`,
            source:
              "const r = ec2.describeInstances({ Filters: [{ Name: 'x', Values: ['y'] }] });\nr",
            metadata: {},
            outputs: [
              { kind: 'result', data: { 'text/plain': text }, metadata: {}, executionCount: at },
            ],
            executionCount: at,
          },
    ),
  };
}

/** The quickest of several: what else the machine does only adds to it. */
async function quickest(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return Math.min(...times);
}

function told(what: string, ms: number, atMost: number): boolean {
  const holds = ms < atMost;
  console.log(
    `  ${what.padEnd(42)} ${ms.toFixed(0).padStart(5)} ms${holds ? '' : `  more than ${atMost}`}`,
  );
  return holds;
}
