import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Contender, compare, report } from './compare.ts';

const root = join(import.meta.dirname, '..', '..');
const compiler = join(
  dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
  'bin/tsc',
);
const bare = `import { EC2 } from '@aws-sdk/client-ec2';

export const answer = new EC2({ region: 'us-east-1' }).describeInstances({});
`;

/** Time to type-check a program over six kinds of resources, beside a bare import of the SDK. */
export async function benchTypeCheck(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'awsh-types-'));
  try {
    prepare(folder);
    const contenders: Contender[] = [
      { name: 'six resources of awsh', once: () => check(folder, 'six-resources') },
      { name: 'a bare SDK import', once: () => check(folder, 'bare') },
    ];
    const medians = await compare(contenders, 7);
    return report('type check', 'six resources of awsh', medians, [
      { peer: 'a bare SDK import', atMost: 2 },
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A project as a user has it: the program imports `awsh`, which stands in `node_modules`. */
function prepare(folder: string): void {
  const source = join(root, 'bench', 'type-check', 'six-resources.ts');
  const program = readFileSync(source, 'utf8').replace('../../helpers/awsh.ts', 'awsh');
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'six-resources.ts'), program);
  writeFileSync(join(folder, 'bare.ts'), bare);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        module: 'nodenext',
        target: 'es2023',
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        types: ['node'],
        paths: { awsh: [join(root, 'dist/helpers/awsh.d.ts')] },
      },
    }),
  );
}

async function check(folder: string, name: string): Promise<number> {
  const config = join(folder, `tsconfig.${name}.json`);
  writeFileSync(config, JSON.stringify({ extends: './tsconfig.json', files: [`${name}.ts`] }));
  const started = performance.now();
  execFileSync(process.execPath, [compiler, '-p', config], { stdio: 'pipe' });
  return performance.now() - started;
}
