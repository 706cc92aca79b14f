import { generateKeyPairSync } from 'node:crypto';
import type { RunInstancesRequest } from '@aws-sdk/client-ec2';
import type { Place } from './waiter-places.ts';
import type { Scene } from './waiter-scene.ts';

const unknown = { InstanceIds: ['i-00000000'] };
const unknownRequest = { SpotInstanceRequestIds: ['sir-00000000'] };
const minute = 60_000;

async function imageOf({ ec2 }: Place, platform = 'Linux/UNIX'): Promise<string> {
  const Filters = [{ Name: 'platform-details', Values: [platform] }];
  const { Images = [] } = await ec2.describeImages({ Owners: ['amazon'], Filters });
  return Images[0]?.ImageId ?? '';
}

async function launch(place: Place, wish: Partial<RunInstancesRequest> = {}) {
  const ImageId = await imageOf(place);
  const made = await place.ec2.runInstances({ ImageId, MinCount: 2, MaxCount: 2, ...wish });
  return { InstanceIds: (made.Instances ?? []).map((it) => it.InstanceId ?? '') };
}

async function running(place: Place) {
  const these = await launch(place);
  place.sandbox.clock.advance(minute);
  return these;
}

async function stopping(place: Place) {
  const these = await running(place);
  await place.ec2.stopInstances(these);
  return these;
}

async function terminating(place: Place) {
  const these = await running(place);
  await place.ec2.terminateInstances(these);
  return these;
}

async function request({ ec2 }: Place, ImageId: string, SpotPrice?: string, ValidUntil?: Date) {
  const { SpotInstanceRequests = [] } = await ec2.requestSpotInstances({
    SpotPrice,
    ValidUntil,
    LaunchSpecification: { ImageId, InstanceType: 't3.micro' },
  });
  return {
    SpotInstanceRequestIds: SpotInstanceRequests.map((it) => it.SpotInstanceRequestId ?? ''),
  };
}

async function windows(place: Place, KeyName: string) {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { e = '', n = '' } = publicKey.export({ format: 'jwk' });
  const part = (bytes: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const number = (text: string) => Buffer.from(text, 'base64url');
  const modulus = Buffer.concat([Buffer.alloc(1), number(n)]);
  const blob = Buffer.concat([part(Buffer.from('ssh-rsa')), part(number(e)), part(modulus)]);
  const PublicKeyMaterial = Buffer.from(`ssh-rsa ${blob.toString('base64')}`);
  await place.ec2.importKeyPair({ KeyName, PublicKeyMaterial });
  const ImageId = await imageOf(place, 'Windows');
  const { InstanceIds } = await launch(place, { ImageId, KeyName, MinCount: 1, MaxCount: 1 });
  return { InstanceId: InstanceIds[0] };
}

/** The waiters for instances and what starts them. */
export const instanceScenes: Readonly<Record<string, Scene>> = {
  InstanceExists: { success: (place) => launch(place), ends: 'timeout', otherwise: () => unknown },
  InstanceRunning: { success: (place) => launch(place), ends: 'failure', otherwise: stopping },
  InstanceStatusOk: {
    success: (place) => launch(place),
    ends: 'timeout',
    otherwise: () => unknown,
  },
  SystemStatusOk: { success: (place) => launch(place), ends: 'timeout', otherwise: stopping },
  InstanceStopped: { success: stopping, ends: 'failure', otherwise: (place) => launch(place) },
  InstanceTerminated: { success: terminating, ends: 'failure', otherwise: stopping },
  PasswordDataAvailable: {
    success: (place) => windows(place, 'a-key'),
    ends: 'timeout',
    otherwise: async (place) => ({ InstanceId: (await running(place)).InstanceIds[0] }),
  },
  SpotInstanceRequestFulfilled: {
    success: async (place) => request(place, await imageOf(place)),
    ends: 'failure',
    otherwise: async (place) => {
      const these = await request(place, await imageOf(place), '0.0001');
      await place.ec2.cancelSpotInstanceRequests(these);
      return these;
    },
  },
  KeyPairExists: {
    success: async ({ ec2 }) => {
      const { KeyName } = await ec2.createKeyPair({ KeyName: 'new', KeyType: 'ed25519' });
      return { KeyNames: [KeyName] };
    },
    ends: 'timeout',
    otherwise: () => ({ KeyNames: ['nobody-has-it'] }),
  },
};

/** Ends of a wait besides those that every waiter has. */
export const furtherEnds = {
  'InstanceRunning fails for an instance that is terminated': {
    waiter: 'InstanceRunning',
    ends: 'failure',
    lead: terminating,
  },
  'SpotInstanceRequestFulfilled succeeds for one cancelled with its instance running': {
    waiter: 'SpotInstanceRequestFulfilled',
    ends: 'success',
    lead: async (place: Place) => {
      const these = await request(place, await imageOf(place));
      place.sandbox.clock.advance(minute);
      await place.ec2.cancelSpotInstanceRequests(these);
      return these;
    },
  },
  'SpotInstanceRequestFulfilled fails when its time is over': {
    waiter: 'SpotInstanceRequestFulfilled',
    ends: 'failure',
    lead: async (place: Place) => {
      const until = new Date(place.sandbox.clock.now() + 10 * minute);
      return request(place, await imageOf(place), '0.0001', until);
    },
  },
  'SpotInstanceRequestFulfilled waits for a request that is not known yet': {
    waiter: 'SpotInstanceRequestFulfilled',
    ends: 'timeout',
    lead: () => unknownRequest,
  },
} as const;
