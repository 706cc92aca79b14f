import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';

/** A third party's AWS server on this machine; undefined where the command isn't installed. */
export async function startMoto(): Promise<{ url: string; stop: () => void } | undefined> {
  if (spawnSync('moto_server', ['--help'], { stdio: 'ignore' }).status !== 0) return undefined;
  const port = await freePort();
  const server = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'pipe' });
  await new Promise<void>((ready, failed) => {
    let said = '';
    server.stderr.on('data', (chunk) => {
      said += chunk;
      if (said.includes('Running on')) ready();
    });
    server.once('close', () => failed(new Error(`moto_server ended: ${said}`)));
  });
  return { url: `http://127.0.0.1:${port}`, stop: () => server.kill() };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
