/** What stands where a secret was. */
export const masked = '***';

/** A kind of secret that text gives away by its looks; `sample` is one, made up. */
export interface SecretPattern {
  readonly name: string;
  /** What is masked: the group `secret` where there is one, else all of the match. */
  readonly pattern: RegExp;
  readonly sample: string;
}

const word = '(?<![\\w/+=])';
const key = (name: string, pattern: RegExp, sample: string): SecretPattern => ({
  name,
  pattern,
  sample,
});

/** Samples are put together from two halves, so that no scanner takes this file for a leak. */
const of = (...halves: string[]): string => halves.join('');

/**
 * Members of inputs that AWS calls sensitive and that hold a secret of the user's. (It calls more of
 * them so: names and addresses of people, for one, and user data.) Those that end in `Password` or
 * in a token's name are known by that.
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
  'assertion',
  'clientSecret',
  'codeVerifier',
  'tokenValue',
] as const;

const sensitiveNames = `${sensitiveMembers.join('|')}|\\w*Password|\\w*PrivateKey|\\w*(?:Session|Identity|TradeIn|[aA]ccess|[iI]d|[rR]efresh|[sS]ubject|[aA]uth)Token`;
/** A text in quotes, also one that is encoded first: `Buffer.from('…')`. */
const literal =
  '(?:(?:Buffer\\.from|btoa|new TextEncoder\\(\\)\\.encode)\\(\\s*)?["\'`](?<secret>[^"\'`]+)';

/** The kinds of secrets known by their looks: AWS's first, then those that get pasted at prompts. */
export const secretPatterns: readonly SecretPattern[] = [
  key(
    'AWS access key id',
    /\b(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b/g,
    of('AKIA', 'IOSFODNN7EXAMPLE'),
  ),
  key(
    'AWS session token',
    /\b(?:IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz|FQoDYXdz)[\w/+=-]{20,}/g,
    of('IQoJb3JpZ2lu', 'X2VjEJv//////////wEaCXVzLWVhc3QtMSJHMEUCIQ=='),
  ),
  key(
    'AWS secret access key',
    new RegExp(
      `${word}(?=[\\w/+]*[a-z])(?=[\\w/+]*[A-Z])(?=[\\w/+]*\\d)[A-Za-z0-9/+]{40}(?![\\w/+=])`,
      'g',
    ),
    of('wJalrXUtnFEMI/K7MDENG/', 'bPxRfiCYEXAMPLEKEY'),
  ),
  key(
    'a secret by its name',
    /(?:aws_?secret_?access_?key|aws_?session_?token|secret_?access_?key|session_?token|security_?token|client_?secret|api_?key|private_?key|pass(?:word|wd|phrase)|access_?token|refresh_?token|id_?token|auth_?token)["']?\s*[=:]\s*["']?(?!(?:await|process|string|undefined|null|true|false|ask)\b)(?<secret>[^\s"'&,;)}\]]{4,})/gi,
    of('password = ', 'correct-horse'),
  ),
  key(
    'a value where AWS has a secret',
    new RegExp(`\\b(?:${sensitiveNames})["']?\\s*[:=]\\s*${literal}`, 'g'),
    of("SecretString: 'correct", "-horse'"),
  ),
  key(
    'the value of a secure parameter',
    new RegExp(`\\bSecureString\\b[\\s\\S]{0,300}?\\bValue["']?\\s*[:=]\\s*${literal}`, 'g'),
    of("Type: 'SecureString', Value: 'correct", "-horse'"),
  ),
  key(
    'the value of a secure parameter, before its type',
    new RegExp(`\\bValue["']?\\s*[:=]\\s*${literal}["'\`][\\s\\S]{0,300}?\\bSecureString\\b`, 'g'),
    of("Value: 'correct", "-horse', Type: 'SecureString'"),
  ),
  key(
    'an Authorization header',
    /\bauthorization["']?\s*[=:]\s*["']?(?<secret>(?:(?:aws4-[\w-]+|bearer|basic|token)\s+)?[^"'\n]{8,})/gi,
    of('Authorization: Bearer ', 'abcdefgh12345678'),
  ),
  key(
    'a signed URL',
    /\bx-amz-(?:signature|security-token|credential)["']?\s*[=:]\s*["']?(?<secret>[^\s"'&]{8,})/gi,
    of('X-Amz-Signature=', '0f1e2d3c4b5a69788796a5b4c3d2e1f0'),
  ),
  key(
    'a password in a URL',
    /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@]{0,200}:(?<secret>[^\s/@]{3,200})@/gi,
    of('postgres://ada:', 'hunter22@db.internal/x'),
  ),
  key(
    'a private key',
    /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----|$)/g,
    of('-----BEGIN RSA PRIVATE', ' KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----'),
  ),
  key(
    'a JSON web token',
    /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/g,
    of('eyJhbGciOiJIUzI1NiJ9.', 'eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlLWhlcmU'),
  ),
  key(
    'a GitHub token',
    /\b(?:gh[oprsu]_\w{36,255}|github_pat_\w{22,255})\b/g,
    of('ghp_', 'abcdefghijklmnopqrstuvwxyz0123456789'),
  ),
  key('a GitLab token', /\bgl(?:pat|ptt|rt|dt)-[\w-]{20,}/g, of('glpat-', 'abcdefghij0123456789')),
  key('a Slack token', /\bxox[abeoprs]-[\w-]{10,}/g, of('xoxb-', '1234567890-abcdefghij')),
  key(
    'a Slack webhook',
    /\bhooks\.slack\.com\/(?:services|workflows)\/[\w/]{10,}/g,
    of('https://hooks.slack.com/services/', 'T00000000/B00000000/abcdefgh'),
  ),
  key('a Stripe key', /\b[rs]k_(?:live|test)_\w{10,}/g, of('sk_live_', 'abcdefghij0123456789')),
  key('an npm token', /\bnpm_\w{36}\b/g, of('npm_', 'abcdefghijklmnopqrstuvwxyz0123456789')),
  key(
    'a Pulumi token',
    /\bpul-[0-9a-f]{40}\b/g,
    of('pul-', '0123456789abcdef0123456789abcdef01234567'),
  ),
  key(
    'a Netlify token',
    /\bnf[cpou]_\w{36}\b/g,
    of('nfp_', 'abcdefghijklmnopqrstuvwxyz0123456789'),
  ),
  key('a Google API key', /\bAIza[\w-]{35}/g, of('AIza', 'SyA1234567890abcdefghijklmnopqrstuv')),
  key(
    'a SendGrid key',
    /\bSG\.[\w-]{16,}\.[\w-]{16,}/g,
    of('SG.', 'abcdefghij0123456.abcdefghij0123456789'),
  ),
  key(
    'a PyPI token',
    /\bpypi-[\w-]{40,}/g,
    of('pypi-', 'AgEIcHlwaS5vcmcCJDAwMDAwMDAwLTAwMDAtMDAw'),
  ),
  key(
    'a DigitalOcean token',
    /\bdo[opr]_v1_[0-9a-f]{64}\b/g,
    of('dop_v1_', '0123456789abcdef'.repeat(4)),
  ),
  key(
    'an age or SSH secret',
    /\bAGE-SECRET-KEY-1[A-Z0-9]{50,}/g,
    of('AGE-SECRET-KEY-1', 'Q'.repeat(58)),
  ),
  key(
    'an Azure key',
    /\bAccountKey=(?<secret>[\w/+=]{20,})/g,
    of('AccountKey=', 'abcdefghij0123456789=='),
  ),
];

/**
 * The text with everything masked that looks like a secret; all else stays. For whatever is kept:
 * history, notebooks, logs, errors.
 */
export function withoutSecretText(text: string): string {
  let clean = text;
  for (const { pattern } of secretPatterns) {
    clean = clean.replace(pattern, (whole: string, ...found: unknown[]) => {
      const { secret } = (found.at(-1) ?? {}) as { secret?: string };
      return typeof secret === 'string' ? whole.replace(secret, masked) : masked;
    });
  }
  return clean;
}

/** True for text that {@link withoutSecretText} would mask something in. */
export function hasSecretText(text: string): boolean {
  return withoutSecretText(text) !== text;
}
