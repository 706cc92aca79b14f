// ---
// title: Key pairs that no instance uses
// description: Those that nothing launched here was given.
// tags: [ec2, security, idle]
// ---

// %% Key pairs and instances
import { ec2 } from 'awsh';

const { KeyPairs = [] } = await ec2.describeKeyPairs();
const all = await ec2.items.describeInstances().toArray();
const used = new Set(all.map(({ KeyName }) => KeyName));

// %% Those in no use
KeyPairs.filter(({ KeyName }) => !used.has(KeyName)).map(
  ({ KeyName, KeyPairId, KeyType, CreateTime }) => ({
    KeyName,
    KeyPairId,
    KeyType,
    CreateTime,
  }),
);
