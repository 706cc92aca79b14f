import { createHash, createPrivateKey, createPublicKey, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { type KeyPairRow, keyPairs as table } from './model/key-pair.ts';
import { addTags, dropTags, tagsFor, tagsOf } from './model/tags.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

const generateKeys = promisify(generateKeyPair);

const filters: Filters<KeyPairRow> = {
  fingerprint: ({ fingerprint }) => fingerprint,
  'key-name': ({ name }) => name,
  'key-pair-id': ({ id }) => id,
};

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-key-pairs.html */
export const keyPairs = topic({
  async CreateKeyPair({ KeyName, KeyType = 'rsa', TagSpecifications }, ctx) {
    checkNew(ctx, KeyName);
    if (KeyType !== 'rsa' && KeyType !== 'ed25519') {
      throw fault('InvalidParameterValue', `Value (${KeyType}) for parameter keyType is invalid.`);
    }
    const { privateKey, publicKey, fingerprint } = await generate(KeyType);
    const tags = tagsFor(TagSpecifications, 'key-pair');
    const row = add(ctx, { name: KeyName, type: KeyType, fingerprint, publicKey }, tags);
    return { ...view(ctx, row), KeyMaterial: privateKey };
  },

  ImportKeyPair({ KeyName, PublicKeyMaterial, TagSpecifications }, ctx) {
    checkNew(ctx, KeyName);
    const text = Buffer.from(PublicKeyMaterial).toString().trim();
    const [, algorithm, blob = ''] = /^(ssh-rsa|ssh-ed25519) (\S+)/.exec(text) ?? [];
    if (!algorithm || !Buffer.from(blob, 'base64').toString('latin1').includes(algorithm)) {
      throw fault('InvalidKey.Format', 'Key is not in valid OpenSSH public key format');
    }
    const type = algorithm === 'ssh-rsa' ? 'rsa' : 'ed25519';
    const fingerprint = importedFingerprint(type, blob);
    const tags = tagsFor(TagSpecifications, 'key-pair');
    return view(ctx, add(ctx, { name: KeyName, type, fingerprint, publicKey: text }, tags));
  },

  DescribeKeyPairs({ KeyNames, KeyPairIds, Filters, IncludePublicKey }, ctx) {
    for (const name of KeyNames ?? []) byName(ctx, name);
    const asked = table
      .findAll(ctx, KeyPairIds)
      .filter(({ name }) => !KeyNames?.length || KeyNames.includes(name));
    return {
      KeyPairs: select(ctx, asked, Filters, filters).map((row) => ({
        ...view(ctx, row),
        KeyType: row.type,
        CreateTime: new Date(row.createdAt),
        PublicKey: IncludePublicKey ? row.publicKey : undefined,
      })),
    };
  },

  DeleteKeyPair({ KeyName, KeyPairId }, ctx) {
    const row = table.all(ctx).find(({ id, name }) => id === KeyPairId || name === KeyName);
    // AWS calls it a success when there was nothing to delete.
    if (!row) return { Return: true };
    table.remove(ctx, row.id);
    dropTags(ctx, row.id);
    return { Return: true, KeyPairId: row.id };
  },
});

function checkNew(ctx: Context, name: string): void {
  if (name === '' || name.length > 255)
    throw fault('InvalidParameterValue', `Invalid key name: '${name}'`);
  if (table.all(ctx).some((row) => row.name === name)) {
    throw fault('InvalidKeyPair.Duplicate', `The keypair already exists`);
  }
}

function byName(ctx: Context, name: string): KeyPairRow {
  const found = table.all(ctx).find((row) => row.name === name);
  if (!found) throw fault('InvalidKeyPair.NotFound', `The key pair '${name}' does not exist`);
  return found;
}

function add(
  ctx: Context,
  key: Omit<KeyPairRow, 'id' | 'createdAt'>,
  tags: Record<string, string>,
): KeyPairRow {
  const id = ctx.ids.id('key');
  addTags(ctx, id, tags);
  return table.put(ctx, { id, createdAt: ctx.now, ...key });
}

function view(ctx: Context, { id, name, fingerprint }: KeyPairRow) {
  return { KeyPairId: id, KeyName: name, KeyFingerprint: fingerprint, Tags: tagsOf(ctx, id) };
}

/** A real key pair, the one thing in the sandbox that is different every time. */
async function generate(type: string) {
  const pair =
    type === 'ed25519'
      ? await generateKeys('ed25519', {})
      : await generateKeys('rsa', { modulusLength: 2048 });
  const format = type === 'ed25519' ? 'pkcs8' : 'pkcs1';
  const privateKey = String(pair.privateKey.export({ type: format as 'pkcs8', format: 'pem' }));
  // AWS takes the SHA-1 of the private key in DER for the keys it makes itself.
  const der = createPrivateKey(privateKey).export({ type: 'pkcs8', format: 'der' });
  const publicKey = String(createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }));
  return {
    privateKey,
    publicKey,
    fingerprint: colons(createHash('sha1').update(der).digest('hex')),
  };
}

/** MD5 of the public key in DER for RSA, SHA-256 in base64 for Ed25519, as AWS prints them. */
function importedFingerprint(type: KeyPairRow['type'], blob: string): string {
  const bytes = Buffer.from(blob, 'base64');
  return type === 'ed25519'
    ? createHash('sha256').update(bytes).digest('base64')
    : colons(createHash('md5').update(bytes).digest('hex'));
}

function colons(hex: string): string {
  return hex.replace(/(..)(?=.)/g, '$1:');
}
