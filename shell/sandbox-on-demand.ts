import { UsageError } from '../helpers/errors.ts';
import type { SessionOptions } from '../helpers/index.ts';
import type { Sandbox, SandboxOptions } from '../sandbox/index.ts';
import type { Arguments } from './args.ts';
import type { SandboxControl } from './command.ts';

/** The sandbox, loaded and filled when first asked for. */
export class SandboxOnDemand implements SandboxControl {
  readonly #options: SandboxOptions;
  #opened: Promise<Sandbox> | undefined;

  constructor(options: SandboxOptions) {
    this.#options = options;
  }

  open(): Promise<Sandbox> {
    this.#opened ??= this.#make();
    return this.#opened;
  }

  async #make(): Promise<Sandbox> {
    const { createSandbox } = await import('../sandbox/index.ts');
    try {
      return createSandbox(this.#options);
    } catch (error) {
      throw explained(error, this.#options.stateFile);
    }
  }

  async connect(): Promise<SessionOptions> {
    return { sandbox: (await this.open()).link };
  }

  /** Gets ready to answer, while nothing is asked. */
  async warmUp(): Promise<void> {
    await (await this.open()).warmUp('ec2');
  }

  async reset(): Promise<void> {
    (await this.open()).reset();
  }

  async summary(): Promise<string> {
    const { region, instances, vpcs } = (await this.open()).summary();
    return `${region} · ${instances} instances, ${vpcs} VPCs`;
  }
}

/** What the command line says of the sandbox. */
export function sandboxOptions(args: Arguments): SandboxOptions {
  const { fixture, clock, region, seed, state, lenient } = args;
  return {
    ...(fixture ? { fixture } : {}),
    ...(clock ? { clock } : {}),
    ...(region ? { region } : {}),
    ...(seed ? { seed } : {}),
    ...(state ? { stateFile: state } : {}),
    ...(lenient ? { lenient } : {}),
  };
}

/** A state file that can't be used is the user's to look at; the error says which and why. */
function explained(error: unknown, file: string | undefined): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (file === undefined || !(error instanceof TypeError || code)) return error;
  const why = code ? (reasons[code] ?? message) : message;
  return new UsageError(`--state ${file}: ${why}`, {
    hint: 'name another file; one that does not exist is made',
  });
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you may not read and write it',
  EROFS: 'nothing can be written there',
  ENOENT: 'its folder does not exist',
  EISDIR: 'this is a folder',
};
