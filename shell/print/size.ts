import { bytes } from '../../helpers/text/bytes.ts';
import { type Item, isRecord, member } from './record.ts';

const gibi = 2 ** 30;

/** Members that hold bytes: `CodeSize`, `TableSizeBytes`; by their names as words too. */
const inBytes = /(?:bytes|^(?:codesize|contentlength|objectsize|backupsize))$/;
/** Members that hold whole GiB, in EC2 and RDS. */
const inGibi = /^(?:volumesize|allocatedstorage|maxallocatedstorage)$/;
/** Members that hold whole MiB: Lambda's memory. */
const inMebi = /^(?:memorysize|sizeinmib|memorysizeinmb)$/;

/**
 * A number that is a size, as people read it: `1.5 KiB`, `8 GiB`. AWS counts some sizes in bytes and
 * some in GiB, which only the member's name tells, or the record it is in. Undefined for no size.
 */
export function sizeText(name: string, value: unknown, record: unknown): string | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) return undefined;
  const known = name.replaceAll(' ', '').toLowerCase();
  if (inBytes.test(known)) return bytes(value);
  if (inGibi.test(known)) return bytes(value * gibi);
  if (inMebi.test(known)) return bytes(value * 2 ** 20);
  if (known !== 'size' || !isRecord(record)) return undefined;
  if (has(record, 'VolumeType')) return bytes(value * gibi);
  return has(record, 'Key') && has(record, 'LastModified') ? bytes(value) : undefined;
}

function has(record: Item, name: string): boolean {
  return member(record, name) !== undefined;
}
