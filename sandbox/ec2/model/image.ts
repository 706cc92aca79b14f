import type { Context } from '../../engine/context.ts';
import { fault } from '../../engine/fault.ts';
import { createIds } from '../../engine/ids.ts';
import type { Timeline } from '../../engine/timeline.ts';
import { kind, missing } from './kind.ts';

/** A disk that an image brings along besides its root. */
export interface ImageDisk {
  readonly device: string;
  /** Undefined for one that begins empty. */
  readonly snapshotId?: string | undefined;
  readonly sizeGib: number;
  readonly type: string;
  readonly encrypted: boolean;
  readonly deleteOnTermination: boolean;
}

/** A machine image. */
export interface ImageRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly owner: string;
  /** What AWS calls the owner when it is a known one: `amazon`. */
  readonly ownerAlias?: string | undefined;
  readonly architecture: 'x86_64' | 'arm64';
  readonly platform?: 'windows' | undefined;
  readonly platformDetails: string;
  readonly rootDevice: string;
  readonly rootSizeGib: number;
  readonly rootSnapshotId: string;
  readonly isPublic: boolean;
  readonly createdAt: number;
  readonly timeline: Timeline<'pending' | 'available' | 'failed'>;
  readonly rootType?: string | undefined;
  readonly rootEncrypted?: boolean | undefined;
  readonly moreDisks?: readonly ImageDisk[] | undefined;
  /** The instance it was made of. */
  readonly sourceInstanceId?: string | undefined;
  /** The image that one had, or that this one is a copy of. */
  readonly source?: { readonly id: string; readonly region: string } | undefined;
  readonly imdsSupport?: 'v2.0' | undefined;
  readonly sriov?: string | undefined;
  readonly bootMode?: 'legacy-bios' | 'uefi' | 'uefi-preferred' | undefined;
  readonly tpm?: 'v2.0' | undefined;
  /** Accounts that may launch it. */
  readonly sharedWith?: readonly string[] | undefined;
}

/** The images that this account owns in this region. */
export const images = kind<ImageRow>({
  name: 'images',
  prefix: 'ami',
  noun: 'image id',
  code: 'InvalidAMIID',
  tagged: 'image',
});

interface PublicImage {
  readonly name: string;
  readonly description: string;
  readonly owner: string;
  readonly ownerAlias?: string;
  readonly architecture: ImageRow['architecture'];
  readonly platform?: 'windows';
  readonly rootDevice: string;
  readonly rootSizeGib: number;
  readonly created: string;
}

const amazon = { owner: '137112412989', ownerAlias: 'amazon', rootDevice: '/dev/xvda' };
const canonical = { owner: '099720109477', rootDevice: '/dev/sda1', rootSizeGib: 8 };
const debian = { owner: '136693071363', rootDevice: '/dev/xvda', rootSizeGib: 8 };
const al2023 = { ...amazon, rootSizeGib: 8, created: '2026-08-10T18:04:11Z' };
const al2 = { ...amazon, rootSizeGib: 8, created: '2026-07-20T19:22:40Z' };

const catalogue: readonly PublicImage[] = [
  {
    ...al2023,
    name: 'al2023-ami-2023.8.20260810.0-kernel-6.1-x86_64',
    description: 'Amazon Linux 2023 AMI 2023.8.20260810.0 x86_64 HVM kernel-6.1',
    architecture: 'x86_64',
  },
  {
    ...al2023,
    name: 'al2023-ami-2023.8.20260810.0-kernel-6.1-arm64',
    description: 'Amazon Linux 2023 AMI 2023.8.20260810.0 arm64 HVM kernel-6.1',
    architecture: 'arm64',
  },
  {
    ...al2,
    name: 'amzn2-ami-hvm-2.0.20260720.0-x86_64-gp2',
    description: 'Amazon Linux 2 AMI 2.0.20260720.0 x86_64 HVM gp2',
    architecture: 'x86_64',
  },
  {
    ...canonical,
    name: 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20260805',
    description: 'Canonical, Ubuntu, 24.04, amd64 noble image',
    architecture: 'x86_64',
    created: '2026-08-05T07:41:02Z',
  },
  {
    ...canonical,
    name: 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-arm64-server-20260805',
    description: 'Canonical, Ubuntu, 24.04, arm64 noble image',
    architecture: 'arm64',
    created: '2026-08-05T07:43:55Z',
  },
  {
    ...canonical,
    name: 'ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-20260730',
    description: 'Canonical, Ubuntu, 22.04 LTS, amd64 jammy image',
    architecture: 'x86_64',
    created: '2026-07-30T05:10:33Z',
  },
  {
    ...debian,
    name: 'debian-12-amd64-20260714-2173',
    description: 'Debian 12 (20260714-2173)',
    architecture: 'x86_64',
    created: '2026-07-14T06:52:18Z',
  },
  {
    ...debian,
    name: 'debian-12-arm64-20260714-2173',
    description: 'Debian 12 (20260714-2173)',
    architecture: 'arm64',
    created: '2026-07-14T06:52:20Z',
  },
  {
    name: 'Windows_Server-2022-English-Full-Base-2026.08.13',
    description: 'Microsoft Windows Server 2022 Full Locale English AMI provided by Amazon',
    owner: '801119661308',
    ownerAlias: 'amazon',
    architecture: 'x86_64',
    platform: 'windows',
    rootDevice: '/dev/sda1',
    rootSizeGib: 30,
    created: '2026-08-13T05:25:09Z',
  },
];

const publicByRegion = new Map<string, ImageRow[]>();

/** The public images of a region. They are the same for every account, so no state holds them. */
export function publicImages(region: string): ImageRow[] {
  const known = publicByRegion.get(region);
  if (known) return known;
  const made = catalogue.map((image) => publicImage(image, region));
  publicByRegion.set(region, made);
  return made;
}

/** The image of that id, public or own. Throws `InvalidAMIID.NotFound`, or `.Malformed`. */
export function findImage(ctx: Context, id: string): ImageRow {
  const found = images.get(ctx, id) ?? publicImages(ctx.region).find((image) => image.id === id);
  if (found) return found;
  const lost = missing(images, [id]);
  if (!ctx.lenient) {
    throw lost.code.endsWith('NotFound')
      ? fault(lost.code, `The image id '[${id}]' does not exist`)
      : lost;
  }
  return { ...(publicImages(ctx.region)[0] as ImageRow), id };
}

/** The newest public image whose name begins so, of that architecture. */
export function publicImageNamed(
  region: string,
  beginning: string,
  architecture: ImageRow['architecture'] = 'x86_64',
): ImageRow {
  const found = publicImages(region).find(
    (image) => image.name.startsWith(beginning) && image.architecture === architecture,
  );
  if (!found) throw new Error(`no public image ${beginning} for ${architecture}`);
  return found;
}

function publicImage({ created, ...image }: PublicImage, region: string): ImageRow {
  const ids = createIds('public image', `${region}/${image.name}`, { tables: {}, draws: 0 });
  const createdAt = Date.parse(created);
  return {
    ...image,
    id: ids.id('ami'),
    rootSnapshotId: ids.id('snap'),
    platformDetails: image.platform === 'windows' ? 'Windows' : 'Linux/UNIX',
    isPublic: true,
    createdAt,
    timeline: [{ state: 'available', at: createdAt }],
  };
}
