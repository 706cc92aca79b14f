/**
 * Completes package-lock.json: `node scripts/lock-platforms.mjs`, after an install has changed it.
 *
 * Packages with native parts list one optional package a platform. A registry mirror may lack those
 * of platforms it doesn't serve; npm then leaves them out of the lockfile, and `npm ci` refuses a
 * lockfile without them. Their version is known, so they are written in; npm skips them where the
 * platform differs.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'sunos',
  'win32',
];
const processors = [
  'arm64',
  'x64',
  'ia32',
  'arm',
  'ppc64',
  's390x',
  'loong64',
  'riscv64',
  'mips64el',
];

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const added = [];

for (const entry of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const path = `node_modules/${name}`;
    if (path in lock.packages) continue;
    const parts = name.split('/').pop().split('-');
    const os = systems.filter((system) => parts.includes(system));
    const cpu = processors.filter((processor) => parts.includes(processor));
    if (os.length === 0) continue;
    const libc = { musl: ['musl'], gnu: ['glibc'] }[parts.at(-1)];
    lock.packages[path] = {
      version,
      ...(cpu.length > 0 ? { cpu } : {}),
      ...(entry.dev ? { dev: true } : {}),
      ...(libc ? { libc } : {}),
      ...(entry.license ? { license: entry.license } : {}),
      optional: true,
      os,
    };
    added.push(name);
  }
}

const [root, ...rest] = Object.entries(lock.packages);
const sorted = rest.toSorted(([a], [b]) => (a < b ? -1 : 1));
lock.packages = Object.fromEntries([root, ...sorted]);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length > 0 ? `added ${added.join(', ')}` : 'nothing to add');
