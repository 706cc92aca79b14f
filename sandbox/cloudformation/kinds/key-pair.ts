import { generateKeyPairSync } from 'node:crypto';
import { ec2 } from '../peers.ts';
import type { ResourceKind } from './kind.ts';
import { text } from './property.ts';
import { tagMade } from './tagging.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-keypair.html */
export const keyPair: ResourceKind = {
  required: ['KeyName'],
  optional: ['KeyFormat', 'KeyType', 'PublicKeyMaterial', 'Tags'],
  fixed: ['KeyFormat', 'KeyName', 'KeyType', 'PublicKeyMaterial', 'Tags'],
  creates: [3_000, 5_000],
  removes: [1_000, 2_000],

  create(ctx, properties, home) {
    const KeyName = text(properties, 'KeyName') ?? '';
    const material = text(properties, 'PublicKeyMaterial') ?? newPublicKey();
    const made = ec2(ctx, 'importKeyPair', { KeyName, PublicKeyMaterial: Buffer.from(material) });
    const { KeyPairId = '', KeyFingerprint = '' } = made;
    tagMade(ctx, KeyPairId, properties, home);
    return { id: KeyName, attributes: { KeyPairId, KeyFingerprint } };
  },

  remove: (ctx, KeyName) => ec2(ctx, 'deleteKeyPair', { KeyName }),
};

/** The public half of a new key, as OpenSSH writes it. The sandbox lets nobody log in with it. */
function newPublicKey(): string {
  const { publicKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  const parts = [Buffer.from('ssh-ed25519'), raw].flatMap((part) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(part.length);
    return [length, part];
  });
  return `ssh-ed25519 ${Buffer.concat(parts).toString('base64')}`;
}
