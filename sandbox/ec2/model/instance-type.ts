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
  readonly capacityBlocks: boolean;
  readonly paravirtual: boolean;
  readonly instanceStoreRoot: boolean;
  readonly bootModes: readonly ('legacy-bios' | 'uefi')[];
  readonly clusters: boolean;
  readonly autoRecovery: boolean;
  readonly rebootMigration: boolean;
  readonly enclaves: boolean;
  readonly tpm: boolean;
  readonly clock: boolean;
  readonly processorFeatures: readonly ('amd-sev-snp' | 'nested-virtualization')[];
  /** What a launch may choose; empty when it may not. */
  readonly validCores: readonly number[];
  readonly validThreads: readonly number[];
  readonly ipv6: boolean;
  readonly ena: 'required' | 'supported' | 'unsupported';
  readonly encryptsTraffic: boolean;
  readonly flexibleQueues: boolean;
  readonly weightings: boolean;
  /** Gigabits a second of a network card. */
  readonly gbps: { readonly baseline: number; readonly peak: number };
  readonly networkCards: number;
  readonly efas: number;
  readonly ebs: EbsFacts;
  readonly encryptsDisks: boolean;
  readonly disks: readonly { readonly count: number; readonly gb: number; readonly kind: string }[];
  readonly gpus: readonly {
    readonly count: number;
    readonly manufacturer: string;
    readonly name: string;
    readonly memoryMib: number;
  }[];
}

/** What an instance type can do with volumes. */
export interface EbsFacts {
  readonly optimized: 'default' | 'supported' | 'unsupported';
  /** How fast it is when optimized, at least and at most. */
  readonly speed?: { readonly baseline: EbsSpeed; readonly most: EbsSpeed };
  readonly volumes: number;
  /** Whether network interfaces count against that number. */
  readonly limit: 'shared' | 'dedicated';
}

/** Megabits and operations a second. */
interface EbsSpeed {
  readonly mbps: number;
  readonly iops: number;
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
  const [network = '', interfaces, addresses, flags = '', cpus = '', ebs = '', ...more] = rest;
  const [cards = '', disks = '', gpus = ''] = more;
  const is = (flag: string) => flags.includes(flag);
  const [baseline = 0, peak = 0, networkCards = 1, efas = 0] = cards.split(',').map(Number);
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
    capacityBlocks: is('B'),
    paravirtual: is('v'),
    instanceStoreRoot: is('z'),
    bootModes: [is('L') ? ['legacy-bios' as const] : [], is('U') ? ['uefi' as const] : []].flat(),
    clusters: is('k'),
    autoRecovery: is('r'),
    rebootMigration: is('R'),
    enclaves: is('N'),
    tpm: is('T'),
    clock: is('P'),
    processorFeatures: [
      is('A') ? ['amd-sev-snp' as const] : [],
      is('V') ? ['nested-virtualization' as const] : [],
    ].flat(),
    validCores: parts(cpus).flatMap(steps),
    validThreads: cpus === '' ? [] : is('2') ? [1, 2] : [1],
    ipv6: is('6'),
    ena: is('y') ? 'supported' : is('x') ? 'unsupported' : 'required',
    encryptsTraffic: is('I'),
    flexibleQueues: is('Q'),
    weightings: is('W'),
    gbps: { baseline, peak },
    networkCards,
    efas,
    ebs: ebsFacts(ebs, is),
    encryptsDisks: is('X'),
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

/** `8-24/4` is 8, 12, 16, 20 and 24. */
function steps(text: string): number[] {
  const [, first, last = first, step = 1] = /^(\d+)(?:-(\d+)\/(\d+))?$/.exec(text) ?? [];
  const count = (Number(last) - Number(first)) / Number(step) + 1;
  return Array.from({ length: count }, (_, at) => Number(first) + at * Number(step));
}

function ebsFacts(text: string, is: (flag: string) => boolean): EbsFacts {
  const [mbps = 0, iops = 0, mostMbps = 0, mostIops = 0, volumes = 0] = text.split(',').map(Number);
  const speed = { baseline: { mbps, iops }, most: { mbps: mostMbps, iops: mostIops } };
  return {
    optimized: mbps === 0 ? 'unsupported' : is('o') ? 'supported' : 'default',
    ...(mbps > 0 && { speed }),
    volumes,
    limit: is('S') ? 'shared' : 'dedicated',
  };
}

function parts(text: string): string[] {
  return text === '' ? [] : text.split('+');
}
