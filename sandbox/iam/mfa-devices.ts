import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { type DeviceRow, devices, devicesOf, findDevice } from './model/mfa-device.ts';
import { arnOf, checkName, checkPath } from './model/name.ts';
import { alreadyExists, deleteConflict, limitExceeded, noSuchEntity } from './model/refusal.ts';
import { tagList, withTags } from './model/tags.ts';
import { type UserRow, userOrCaller, users, userView } from './model/user.ts';
import { page } from './paging.ts';
import { topic } from './topic.ts';

const mostPerUser = 8;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa.html */
export const mfaDevices = topic({
  CreateVirtualMFADevice({ VirtualMFADeviceName, Path, Tags }, ctx) {
    checkName('virtualMFADeviceName', VirtualMFADeviceName, 226);
    const id = arnOf(ctx, 'mfa', checkPath(Path), VirtualMFADeviceName);
    if (devices.get(ctx, id)) {
      throw alreadyExists('MFADevice entity at the same path and name already exists.');
    }
    const tags = withTags({}, Tags);
    devices.put(ctx, { id, virtual: true, tags });
    const Base32StringSeed = Buffer.from(ctx.ids.hex(64));
    return {
      VirtualMFADevice: {
        SerialNumber: id,
        Base32StringSeed,
        QRCodePNG: blankPicture,
        ...(Object.keys(tags).length > 0 && { Tags: tagList(tags) }),
      },
    };
  },

  DeleteVirtualMFADevice({ SerialNumber }, ctx) {
    const { id, userId } = findDevice(ctx, SerialNumber);
    if (userId !== undefined) throw deleteConflict('deactivate the MFA device');
    devices.remove(ctx, id);
    return {};
  },

  ListVirtualMFADevices(input, ctx) {
    const status = input.AssignmentStatus ?? 'Any';
    const found = devices
      .all(ctx)
      .filter(({ virtual }) => virtual)
      .filter(({ userId }) => status === 'Any' || (status === 'Assigned') === Boolean(userId));
    const { items, more } = page(ctx, found, input, ({ id }) => id);
    return { VirtualMFADevices: items.map((row) => virtualView(ctx, row)), ...more };
  },

  /** The sandbox cannot tell a right code from a wrong one, only a code from what is none. */
  EnableMFADevice({ UserName, SerialNumber, ...codes }, ctx) {
    const user = users.find(ctx, UserName);
    const virtual = /^arn:/.test(SerialNumber);
    const device = virtual ? findDevice(ctx, SerialNumber) : devices.get(ctx, SerialNumber);
    if (device?.userId !== undefined) {
      throw alreadyExists('MFA Device is already in use.');
    }
    checkCodes(codes.AuthenticationCode1, codes.AuthenticationCode2);
    if (devicesOf(ctx, user).length >= mostPerUser) {
      throw limitExceeded('MFADevicesPerUser', mostPerUser);
    }
    devices.put(ctx, {
      id: SerialNumber,
      virtual,
      tags: device?.tags ?? {},
      userId: user.id,
      enabledAt: ctx.now,
    });
    return {};
  },

  ResyncMFADevice({ UserName, SerialNumber, ...codes }, ctx) {
    findOwn(ctx, users.find(ctx, UserName), SerialNumber);
    checkCodes(codes.AuthenticationCode1, codes.AuthenticationCode2);
    return {};
  },

  DeactivateMFADevice({ UserName, SerialNumber }, ctx) {
    const { id, virtual } = findOwn(ctx, userOrCaller(ctx, UserName), SerialNumber);
    if (virtual) devices.change(ctx, id, { userId: undefined, enabledAt: undefined });
    else devices.remove(ctx, id);
    return {};
  },

  GetMFADevice({ SerialNumber, UserName }, ctx) {
    const user = userOrCaller(ctx, UserName);
    const { UserName: name, ...device } = view(user, findOwn(ctx, user, SerialNumber));
    return { UserName: name, ...device };
  },

  ListMFADevices(input, ctx) {
    const user = userOrCaller(ctx, input.UserName);
    const { items, more } = page(ctx, devicesOf(ctx, user), input, ({ id }) => id);
    return { MFADevices: items.map((row) => view(user, row)), ...more };
  },
});

/** A picture of one point: the sandbox has no code for a camera to read. */
const blankPicture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
);

function findOwn(ctx: Context, user: UserRow, serial: string): DeviceRow {
  const row = devices.get(ctx, serial);
  if (row?.userId === user.id) return row;
  throw noSuchEntity(`MFA Device invalid for user ${user.name}.`);
}

function checkCodes(...codes: readonly string[]): void {
  if (codes.every((code) => /^\d{6}$/.test(code))) return;
  throw fault('InvalidAuthenticationCode', 'Authentication code for device is not valid.', 403);
}

function view({ name }: UserRow, { id, enabledAt = 0 }: DeviceRow) {
  return { UserName: name, SerialNumber: id, EnableDate: new Date(enabledAt) };
}

function virtualView(ctx: Context, { id, userId, enabledAt }: DeviceRow) {
  const user = userId === undefined ? undefined : users.rows.get(ctx, userId);
  return {
    SerialNumber: id,
    ...(user && { User: userView(ctx, user, { tagged: false }) }),
    ...(enabledAt !== undefined && { EnableDate: new Date(enabledAt) }),
  };
}
