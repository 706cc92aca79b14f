import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate that nobody trusts, with its key, as PEM; `file` has the certificate alone. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
  readonly file: string;
}

/** Makes a certificate for a host; undefined where the openssl command is missing. */
export function selfSigned(host: string): Certificate | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'awsh-cert-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const [key, file] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const made = spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
    ...['-keyout', key, '-out', file, '-days', '2', '-subj', `/CN=${host}`],
    ...['-addext', `subjectAltName=DNS:${host},IP:127.0.0.1`],
  ]);
  if (made.status !== 0) return undefined;
  return { cert: readFileSync(file, 'utf8'), key: readFileSync(key, 'utf8'), file };
}
