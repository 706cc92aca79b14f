import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PracticeSandbox } from './practice.ts';

/**
 * Profiles for a lesson, all of which lead into the sandbox. While they are there the user's own files
 * and AWS variables are not looked at, so that no profile of theirs can be meant by mistake.
 */
export class Profiles {
  readonly #folder: string;
  readonly #server: { close(): Promise<void> };
  readonly #before: Readonly<Record<string, string | undefined>>;

  private constructor(server: { url: string; close(): Promise<void> }, config: string) {
    this.#server = server;
    this.#folder = mkdtempSync(join(tmpdir(), 'awsh-course-'));
    const file = join(this.#folder, 'config');
    writeFileSync(file, config.replaceAll('{endpoint}', server.url), { mode: 0o600 });
    const variables = Object.keys(process.env).filter((name) => name.startsWith('AWS_'));
    this.#before = Object.fromEntries(variables.map((name) => [name, process.env[name]]));
    for (const name of variables) delete process.env[name];
    process.env.AWS_CONFIG_FILE = file;
    process.env.AWS_SHARED_CREDENTIALS_FILE = join(this.#folder, 'credentials');
    process.env.AWS_EC2_METADATA_DISABLED = 'true';
    process.once('exit', this.#remove);
  }

  /** Serves the sandbox on loopback and writes a config in which `{endpoint}` is its address. */
  static async serve(sandbox: PracticeSandbox, config: string): Promise<Profiles> {
    return new Profiles(await sandbox.listen({ background: true }), config);
  }

  /** Gives the user's own files and variables back. */
  async close(): Promise<void> {
    for (const name of [
      'AWS_CONFIG_FILE',
      'AWS_SHARED_CREDENTIALS_FILE',
      'AWS_EC2_METADATA_DISABLED',
    ]) {
      delete process.env[name];
    }
    Object.assign(process.env, this.#before);
    process.removeListener('exit', this.#remove);
    this.#remove();
    await this.#server.close();
  }

  readonly #remove = (): void => rmSync(this.#folder, { recursive: true, force: true });
}
