import { hasSecretText } from '../../helpers/text/secrets.ts';

/** Longer cells, of data pasted in above all, are not worth keeping: in characters. */
const longest = 200_000;

/**
 * Why a cell stays out of the file; undefined for one that is kept. Whoever wants it left out
 * begins it with a space.
 */
export function whyKeptOut(source: string): string | undefined {
  if (/^[ \t]/.test(source)) return 'it begins with a space';
  if (source.length > longest) return 'it is very long';
  return hasSecret(source) ? 'it has what looks like a secret' : undefined;
}

/** True for text that holds a secret: by its looks, or because it is written where AWS has one. */
export function hasSecret(source: string): boolean {
  return sensitiveLiteral.test(source) || secureParameter.test(source) || hasSecretText(source);
}

/**
 * Members of inputs that AWS calls sensitive and that hold a secret of the user's. (It calls more of
 * them so: names and addresses of people, for one.) Those that end in `Password` or in a token's
 * name are known by that.
 */
export const sensitiveMembers = [
  'ApiKeyValue',
  'Base32StringSeed',
  'ClientSecret',
  'CopySourceSSECustomerKey',
  'KeyMaterial',
  'Plaintext',
  'PreSharedKey',
  'PrivateKeyPlaintext',
  'RawSecretAccessKey',
  'SAMLAssertion',
  'SSECustomerKey',
  'SecretAccessKey',
  'SecretBinary',
  'SecretString',
  'ServiceCredentialSecret',
  'SharedSecret',
  'UserData',
  'assertion',
  'clientSecret',
  'codeVerifier',
  'tokenValue',
] as const;

const names = `${sensitiveMembers.join('|')}|\\w*Password|\\w*PrivateKey|\\w*(?:Session|Identity|TradeIn|[aA]ccess|[iI]d|[rR]efresh|[sS]ubject|[aA]uth)Token`;
/** A text in quotes, also one that is encoded first: `Buffer.from('…')`. */
const encoded = '(?:(?:Buffer\\.from|btoa|new TextEncoder\\(\\)\\.encode)\\(\\s*)?';
const literal = `${encoded}["'\`](?!["'\`])`;

const sensitiveLiteral = new RegExp(`\\b(?:${names})\\b["']?\\s*[:=]\\s*${literal}`);
/** A parameter that is to be kept encrypted, and its value in plain sight, in either order. */
const secureParameter = new RegExp(
  `^(?=[^]*SecureString)(?=[^]*\\bValue["']?\\s*[:=]\\s*${literal})`,
);
