import type { Context } from '../../engine/context.ts';
import { table } from '../../engine/table.ts';
import { noSuchEntity } from './refusal.ts';
import type { Tags } from './tags.ts';
import type { UserRow } from './user.ts';

/** Something that gives one-time codes; the row's id is its serial number: of a virtual one, its ARN. */
export interface DeviceRow {
  readonly id: string;
  readonly virtual: boolean;
  readonly tags: Tags;
  readonly userId?: string | undefined;
  readonly enabledAt?: number | undefined;
}

/** The devices of an account. */
export const devices = table<DeviceRow>('mfaDevices');

/** The device of that serial number. Throws `NoSuchEntity`. */
export function findDevice(ctx: Context, serial: string): DeviceRow {
  const row = devices.get(ctx, serial);
  if (row) return row;
  throw noSuchEntity(`VirtualMFADevice with serial number ${serial} doesn't exist.`);
}

/** The devices that a user signs in with. */
export function devicesOf(ctx: Context, { id }: UserRow): DeviceRow[] {
  return devices.all(ctx).filter(({ userId }) => userId === id);
}
