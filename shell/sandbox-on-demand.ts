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
    this.#opened ??= import('../sandbox/index.ts').then(({ createSandbox }) =>
      createSandbox(this.#options),
    );
    return this.#opened;
  }

  async connect(): Promise<SessionOptions> {
    return { sandbox: (await this.open()).link };
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
export function sandboxOptions({ fixture, clock, region }: Arguments): SandboxOptions {
  return {
    ...(fixture ? { fixture } : {}),
    ...(clock ? { clock } : {}),
    ...(region ? { region } : {}),
  };
}
