import { spawn } from '@lydell/node-pty';
import { bareEnvironment, program } from '../test/support/program.ts';
import { type Contender, compare, report } from './compare.ts';
import type { Peers } from './peers.ts';

/** Time from start to a prompt that takes keys, in a real terminal. */
export async function benchPrompt(peers: Peers): Promise<boolean> {
  const env = bareEnvironment();
  const contenders: Contender[] = [
    { name: 'awsh', once: () => untilPrompt(process.execPath, [program], /\[1\] \S*❯/, env) },
    { name: 'node -i', once: () => untilPrompt(process.execPath, ['-i'], /> /, env) },
  ];
  if (peers.ipython) {
    const ipython = peers.ipython;
    contenders.push({ name: 'ipython', once: () => untilPrompt(ipython, [], /In \[/, env) });
  }
  const medians = await compare(contenders, 15);
  return report('time to prompt', 'awsh', medians, [{ peer: 'node -i', atMost: 1.6 }]);
}

function untilPrompt(
  command: string,
  args: readonly string[],
  prompt: RegExp,
  env: Record<string, string>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, [...args], { cols: 100, rows: 30, env, name: 'xterm-256color' });
    let text = '';
    let ms: number | undefined;
    child.onData((chunk) => {
      // Colours stand between the parts of a prompt.
      text += chunk.replace(/\x1b\[[\d;?]*[A-Za-z]/g, '');
      if (ms !== undefined || !prompt.test(text)) return;
      ms = performance.now() - started;
      child.kill('SIGKILL');
    });
    child.onExit(() => {
      if (ms !== undefined) resolve(ms);
      else reject(new Error(`${command} never showed its prompt:\n${text}`));
    });
  });
}
