import { instanceTypeTable } from './instance-types.generated.ts';

/** What is known of an instance type. Its id is its name. */
export interface InstanceTypeFacts {
  readonly id: string;
  readonly vcpus: number;
  readonly cores: number;
  readonly memoryMib: number;
  readonly architectures: readonly string[];
  readonly ghz?: number | undefined;
  readonly manufacturer: string;
  /** `Up to 10 Gigabit`. */
  readonly network: string;
  readonly interfaces: number;
  readonly addressesPerInterface: number;
  readonly current: boolean;
  readonly burstable: boolean;
  readonly freeTier: boolean;
  readonly bareMetal: boolean;
  readonly hypervisor?: 'xen' | 'nitro';
  readonly dedicatedHosts: boolean;
  readonly hibernation: boolean;
  readonly efa: boolean;
  readonly spot: boolean;
  readonly disks: readonly { readonly count: number; readonly gb: number; readonly kind: string }[];
  readonly gpus: readonly {
    readonly count: number;
    readonly manufacturer: string;
    readonly name: string;
    readonly memoryMib: number;
  }[];
}

const architectures: Readonly<Record<string, string>> = {
  x: 'x86_64',
  i: 'i386',
  a: 'arm64',
  m: 'arm64_mac',
  M: 'x86_64_mac',
};

let known: ReadonlyMap<string, InstanceTypeFacts> | undefined;

/** All instance types by name; read at first use. */
export function instanceTypes(): ReadonlyMap<string, InstanceTypeFacts> {
  if (!known) {
    const all = instanceTypeTable.trim().split('\n').map(read);
    known = new Map(all.map((facts) => [facts.id, facts]));
  }
  return known;
}

function read(line: string): InstanceTypeFacts {
  const [id = '', vcpus, cores, memory, letters = '', ghz, manufacturer = '', ...rest] =
    line.split('|');
  const [network = '', interfaces, addresses, flags = '', disks = '', gpus = ''] = rest;
  const is = (flag: string) => flags.includes(flag);
  return {
    id,
    vcpus: Number(vcpus),
    cores: Number(cores),
    memoryMib: Number(memory),
    architectures: [...letters].map((letter) => architectures[letter] ?? letter),
    ghz: ghz ? Number(ghz) : undefined,
    manufacturer,
    network: network.replace(/(\d)G\b/, '$1 Gigabit'),
    interfaces: Number(interfaces),
    addressesPerInterface: Number(addresses),
    current: is('c'),
    burstable: is('b'),
    freeTier: is('f'),
    bareMetal: is('m'),
    ...(!is('m') && { hypervisor: is('x') ? ('xen' as const) : ('nitro' as const) }),
    dedicatedHosts: is('d'),
    hibernation: is('h'),
    efa: is('e'),
    spot: is('s'),
    disks: parts(disks).map((text) => {
      const [, count, gb, kind = ''] = /^(\d+)x([\d.]+)(\w+)$/.exec(text) ?? [];
      return { count: Number(count), gb: Number(gb), kind };
    }),
    gpus: parts(gpus).map((text) => {
      const [, count, maker = '', name = '', memoryMib] =
        /^(\d+)x(\S+) (.*) (\d+)$/.exec(text) ?? [];
      return { count: Number(count), manufacturer: maker, name, memoryMib: Number(memoryMib) };
    }),
  };
}

function parts(text: string): string[] {
  return text === '' ? [] : text.split('+');
}
