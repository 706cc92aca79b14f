import { kind } from './kind.ts';

/** A key pair. The private half is given out once and not kept. */
export interface KeyPairRow {
  readonly id: string;
  readonly name: string;
  readonly type: 'rsa' | 'ed25519';
  readonly fingerprint: string;
  readonly publicKey: string;
  readonly createdAt: number;
}

/** The key pairs of a region. */
export const keyPairs = kind<KeyPairRow>({
  name: 'keyPairs',
  prefix: 'key',
  noun: 'key pair',
  code: 'InvalidKeyPair',
  tagged: 'key-pair',
});
