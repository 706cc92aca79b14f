// ---
// title: Make a new key pair for an old one
// description: Makes a key pair named like the old one and the day, keeps its private key in a file only you can read, and lists the instances that still trust the old one.
// tags: [ec2, security, changes]
// parameters:
//   keyName:
//     description: the key pair to replace
//     required: true
//     from: ec2.keyPairs
//   folder:
//     description: where the private key goes
//   apply:
//     description: make it, instead of listing only
// ---

// %% tags=["parameters"]
import { mkdir, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ec2, filters, tags } from 'awsh';

const keyName: string = '';
const folder: string = '';
const apply: boolean = false;

// %% The new key pair
const day = new Date().toISOString().slice(0, 10);
const fresh = `${keyName.replace(/-\d{4}-\d\d-\d\d$/, '')}-${day}`;
const keyFile = join(folder || join(homedir(), '.ssh'), `${fresh}.pem`);
if (apply) {
  const { KeyMaterial = '' } = await ec2.createKeyPair({ KeyName: fresh, KeyType: 'ed25519' });
  await mkdir(join(keyFile, '..'), { recursive: true, mode: 0o700 });
  await writeFile(keyFile, KeyMaterial, { mode: 0o600, flag: 'wx' });
}
console.log(`${fresh} ${apply ? `is in ${keyFile}` : `would go to ${keyFile}: --apply makes it`}`);

// %% The instances that trust the old one: put the new public key on them before it is deleted
const using = await ec2.items
  .describeInstances({ Filters: filters({ 'key-name': keyName }) })
  .toArray();
using.map((instance) => ({
  id: instance.InstanceId,
  name: tags(instance).Name,
  state: instance.State?.Name,
}));
