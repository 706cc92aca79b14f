import { execFileSync } from 'node:child_process';
import { cpSync, lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const budgetMB = 240;

/** Installs what a user would get, without development packages, and weighs it. */
export function benchInstallSize(): boolean {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'awsh-size-'));
  try {
    for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
      cpSync(join(root, file), join(folder, file));
    }
    execFileSync('npm', ['ci', '--omit=dev', '--ignore-scripts', '--silent'], {
      cwd: folder,
      stdio: 'ignore',
    });
    const { bytes, packages } = weigh(join(folder, 'node_modules'));
    const built = weigh(join(root, 'dist')).bytes;
    const megabytes = (bytes + built) / 1e6;
    const holds = megabytes <= budgetMB;
    console.log(`\nproduction install\n  ${megabytes.toFixed(0)} MB in ${packages} packages`);
    console.log(`  budget: <= ${budgetMB} MB: ${holds ? 'holds' : 'BROKEN'}`);
    return holds;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Bytes on disk below a folder, by blocks as `du` counts them, and the packages in it. */
function weigh(folder: string): { bytes: number; packages: number } {
  let bytes = 0;
  let packages = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    bytes += (lstatSync(path).blocks ?? 0) * 512;
    if (entry.name === 'package.json' && /node_modules\/(@[^/]+\/)?[^/]+$/.test(entry.parentPath)) {
      packages += 1;
    }
  }
  return { bytes, packages };
}
