import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/**
 * The program of TypeScript 7 for this machine, which is also its language server; undefined where
 * there is none. It is started itself, without Node in between, so that it ends when its input does.
 */
export function serverExecutable(): string | undefined {
  const { platform, arch } = process;
  try {
    const typescript = require.resolve('typescript/package.json');
    const manifest = createRequire(typescript).resolve(
      `@typescript/typescript-${platform}-${arch}/package.json`,
    );
    const program = join(dirname(manifest), 'lib', platform === 'win32' ? 'tsc.exe' : 'tsc');
    return existsSync(program) ? program : undefined;
  } catch {
    return undefined;
  }
}
