import { constants, createPublicKey, type KeyObject, publicEncrypt } from 'node:crypto';
import type { Context } from '../engine/context.ts';
import { hash } from '../engine/ids.ts';
import { momentNow } from '../engine/timeline.ts';
import type { InstanceRow } from './model/instance.ts';
import { keyPairs } from './model/key-pair.ts';

/** How long Windows takes to set up its administrator, in milliseconds. AWS speaks of minutes. */
const setUpMs = 240_000;

/**
 * The first password of a Windows instance, encrypted with the RSA key it was launched with and in
 * base64; empty until it is there, and for every other instance.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetPasswordData.html
 */
export function passwordData(ctx: Context, row: InstanceRow): string {
  if (row.platform !== 'windows' || !row.keyName) return '';
  const { state } = momentNow(ctx, row.timeline);
  const ready = row.launchedAt + ctx.clock.lasting(setUpMs) <= ctx.now;
  const pair = keyPairs.all(ctx).find(({ name }) => name === row.keyName);
  if (state !== 'running' || !ready || pair?.type !== 'rsa') return '';
  try {
    const key = { key: publicKeyOf(pair.publicKey), padding: constants.RSA_PKCS1_PADDING };
    return publicEncrypt(key, Buffer.from(passwordOf(row.id))).toString('base64');
  } catch {
    return ''; // What was imported looks like a key only from outside.
  }
}

function passwordOf(instanceId: string): string {
  return `Sb!${hash(instanceId).toString(36)}-${hash(`${instanceId}/password`).toString(36)}`;
}

/** Reads PEM, and the one-line form of OpenSSH in which keys are imported. */
function publicKeyOf(text: string): KeyObject {
  const [, blob] = /^ssh-rsa (\S+)/.exec(text) ?? [];
  if (blob === undefined) return createPublicKey(text);
  const [, exponent, modulus] = partsOf(Buffer.from(blob, 'base64'));
  const number = (bytes: Buffer | undefined) => bytes?.toString('base64url') ?? '';
  const key = { kty: 'RSA', e: number(exponent), n: number(modulus) };
  return createPublicKey({ key, format: 'jwk' });
}

/** The parts of an OpenSSH key: each is led by its length. */
function partsOf(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 0; at + 4 <= bytes.length; ) {
    const end = at + 4 + bytes.readUInt32BE(at);
    parts.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return parts;
}
