import { type AwsFault, fault } from '../../engine/fault.ts';

/** A policy says what somebody may do; a trust policy, who may become a role. */
export type DocumentKind = 'policy' | 'trust';

type Fields = Readonly<Record<string, unknown>>;

const versions: readonly unknown[] = ['2012-10-17', '2008-10-17'];

/**
 * Throws `MalformedPolicyDocument` for what is no policy.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function checkDocument(text: string, kind: DocumentKind): string {
  const document = parsed(text);
  const { Version, Statement } = document;
  if (Version !== undefined && !versions.includes(Version)) throw malformed(syntax);
  const statements = [Statement ?? []].flat();
  if (statements.length === 0) throw malformed(syntax);
  for (const statement of statements) {
    if (!isFields(statement)) throw malformed(syntax);
    checkStatement(statement);
    if (kind === 'trust') checkTrust(statement);
    else checkGrant(statement);
  }
  return text;
}

/** A document as IAM answers it: as an address has it, by RFC 3986. */
export function encoded(document: string): string {
  return encodeURIComponent(document).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** How long a document is when it counts: without its spaces. */
export function sizeOf(document: string): number {
  return document.replace(/\s/g, '').length;
}

const syntax = 'Syntax errors in policy.';

function parsed(text: string): Fields {
  try {
    const document: unknown = JSON.parse(text);
    if (isFields(document)) return document;
  } catch {
    // Not JSON: answered below as any other text that is no policy.
  }
  throw malformed(syntax);
}

function checkStatement(statement: Fields): void {
  const { Effect, Action, NotAction } = statement;
  if (Effect !== 'Allow' && Effect !== 'Deny') throw malformed(syntax);
  const actions = [Action ?? NotAction ?? []].flat();
  if (actions.length === 0) throw malformed('Policy statement must contain actions.');
  if (Action !== undefined && NotAction !== undefined) throw malformed(syntax);
  for (const action of actions) {
    if (action !== '*' && !/^[\w-]+:[\w*?-]+$/.test(String(action))) {
      throw malformed('Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.');
    }
  }
}

function checkGrant({ Principal, NotPrincipal, Resource, NotResource }: Fields): void {
  if (Principal !== undefined || NotPrincipal !== undefined) {
    throw malformed('Policy document should not specify a principal.');
  }
  const resources = [Resource ?? NotResource ?? []].flat();
  if (resources.length === 0) throw malformed('Policy statement must contain resources.');
  for (const resource of resources) {
    if (!/^(\*|arn:.*)$/s.test(String(resource))) {
      throw malformed(`Resource ${resource} must be in ARN format or "*".`);
    }
  }
}

function checkTrust({ Principal, NotPrincipal, Resource, NotResource, Action }: Fields): void {
  if (Resource !== undefined || NotResource !== undefined) {
    throw malformed('Has prohibited field Resource');
  }
  if (Principal === undefined && NotPrincipal === undefined) {
    throw malformed('Missing required field Principal');
  }
  if (![Action ?? []].flat().every((action) => /^sts:/i.test(String(action)))) {
    throw malformed('AssumeRole policy may only specify STS AssumeRole actions.');
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function malformed(message: string): AwsFault {
  return fault('MalformedPolicyDocument', message);
}
