import { everywhere, Session } from '../helpers/index.ts';
import { serveInstances } from './canned-instances.ts';
import { compare } from './compare.ts';

const atMost = 2;
const regions = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'ap-south-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'eu-north-1',
  'sa-east-1',
];

/** All regions that an account has from the start beside one of them, each a tenth of a second away. */
export async function benchEverywhere(): Promise<boolean> {
  const server = await serveInstances(1, { perPage: 10, latencyMs: 100 });
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
  const session = new Session({ endpoint: server.url, region: 'us-east-1', credentials });
  const listed = async (where: readonly string[]) => {
    const begun = performance.now();
    const found = everywhere({ session, regions: where, at: where.length }, (there) =>
      there.service('ec2').items.describeInstances(),
    );
    const count = await found.count();
    if (count !== where.length * 10) throw new Error(`${count} instances were found`);
    return performance.now() - begun;
  };
  try {
    const medians = await compare(
      [
        { name: 'one', once: () => listed(regions.slice(0, 1)) },
        { name: 'all', once: () => listed(regions) },
      ],
      7,
    );
    const [one = Number.NaN, all = Number.NaN] = medians.values();
    const holds = all / one <= atMost;
    console.log(
      `\n17 regions, 100 ms away\n  one ${one.toFixed(0)} ms, all ${all.toFixed(0)} ms (× ${(all / one).toFixed(2)})  budget: <= × ${atMost}: ${holds ? 'holds' : 'BROKEN'}`,
    );
    return holds;
  } finally {
    server.close();
  }
}
