import { type KnownService, loadResources, loadSends, type Session } from '../../helpers/index.ts';
import { offset, parseCell, type SyntaxNode } from '../engine.ts';
import { certainParts } from './certain-parts.ts';
import type { Value } from './declared.ts';
import { evaluatedParts } from './evaluated-parts.ts';
import { isSilent, type Mentioned, mentioned, oneLine, unknown } from './mentioned.ts';
import {
  isCommand,
  isNode,
  isService,
  memberName,
  nameOf,
  serviceNamedIn,
  serviceOf,
  servicesNamed,
  unwrapped,
} from './service-syntax.ts';

type Sends = Awaited<ReturnType<typeof loadSends>>;

/** Methods of a collection that give the same kind of thing. */
const sameKind = /^(filter|where|limit|pageSize|first|toArray|all)$/;
const groups = new Set(['pages', 'items', 'wait', 'watch']);

/** Methods of JavaScript's own values, which those of resources may be called like. */
const ordinary = new Set(
  [Array, Map, Set, String, Promise, Date, Object, Function, Number, RegExp].flatMap(
    ({ prototype }) => Object.getOwnPropertyNames(prototype),
  ),
);

/**
 * The calls that cells mention, read off their text: nothing is run. `values` are those of the
 * parameters, so that what stands behind `if (apply)` is left out where `apply` is false.
 *
 * What is passed on, looked up by a computed name or imported from elsewhere is said to be unknown.
 */
export async function callsIn(
  sources: readonly string[],
  session: Session,
  values: ReadonlyMap<string, Value>,
): Promise<Mentioned[][]> {
  await loadResources(sources.join('\n'));
  const sends = await loadSends();
  const trees = sources.map((source) => ({ source, parsed: parseCell(source) }));
  const services = new Set(sources.flatMap(servicesNamed));
  return trees.map(({ source, parsed }) => {
    if (!parsed.ok) return source.trim() === '' || isCommand(source) ? [] : [unknown(source)];
    const reader = new Reader(parsed.bytes, { sends, session, services, values });
    for (const statement of parsed.statements) reader.visit(statement);
    return reader.found;
  });
}

interface Known {
  readonly sends: Sends;
  readonly session: Session;
  /** The services that any cell names: what methods of resources are looked for in. */
  readonly services: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, Value>;
}

class Reader {
  readonly found: Mentioned[] = [];
  readonly #bytes: Buffer;
  readonly #known: Known;

  constructor(bytes: Buffer, known: Known) {
    this.#bytes = bytes;
    this.#known = known;
  }

  visit(node: SyntaxNode): void {
    if (node.type === 'ImportDeclaration') return this.#imported(node);
    if (node.type.startsWith('Ts') && !isNode(node.expression)) return;
    const certain = certainParts(node, this.#known.values);
    if (certain) {
      for (const child of certain) this.visit(child);
      return;
    }
    if (node.type === 'MemberExpression') return this.#member(node);
    if (node.type === 'CallExpression') {
      const callee = node.callee as SyntaxNode;
      if (callee.type === 'Import') this.#add(unknown(this.#text(node)));
      else if (
        callee.type === 'Identifier' &&
        /^(eval|Function|require|fetch)$/.test(nameOf(callee))
      ) {
        this.#add(unknown(this.#text(node)));
      } else if (serviceNamedIn(node)) return this.#add(unknown(this.#text(node)));
    }
    if (isService(node)) return this.#add(unknown(`${nameOf(node)}, passed on`));
    this.#visitBelow(node);
  }

  #visitBelow(node: SyntaxNode): void {
    for (const part of evaluatedParts(node)) this.visit(part);
  }

  /** `ec2.instances`, `ec2.items.describeInstances`, `instance.stop`. */
  #member(node: SyntaxNode): void {
    const object = unwrapped(node.object as SyntaxNode);
    const member = memberName(node);
    const service = this.#serviceIn(object);
    if (service !== undefined) {
      if (member === undefined) return this.#add(unknown(this.#text(node)));
      if (groups.has(member)) return;
      return this.#ofService(service, member, node);
    }
    const group = object.type === 'MemberExpression' ? memberName(object) : undefined;
    const owner =
      group && groups.has(group) && this.#serviceIn(unwrapped(object.object as SyntaxNode));
    if (owner) {
      if (member === undefined) return this.#add(unknown(this.#text(node)));
      const isWait = group === 'wait' || group === 'watch';
      if (!isWait) return this.#ofService(owner, member, node);
      return this.#add({ text: this.#text(node), operations: [], service: owner, effect: 'reads' });
    }
    if (member !== undefined) this.#ofResource(object, member, node);
    this.#visitBelow(node);
  }

  #ofService(service: string, member: string, node: SyntaxNode): void {
    if (member === 'client' || member === 'resource') return this.#add(unknown(this.#text(node)));
    const { sends, session } = this.#known;
    const made = attempt(() => sends.memberOf(session, service as KnownService, member));
    if (!made) return this.#add(unknown(this.#text(node)));
    this.#add(mentioned(this.#text(node), service, made.sends));
  }

  /** A method of some resource, told by its name, and by its kind where that stands before it. */
  #ofResource(object: SyntaxNode, method: string, node: SyntaxNode): void {
    if (/^(load|reload|exists|watch|waitUntil[A-Z]\w*)$/.test(method)) return;
    const { sends, session, services } = this.#known;
    const origin = this.#kindOf(object);
    if (ordinary.has(method) && method !== 'delete' && !origin) return;
    for (const service of origin ? [origin.service] : services) {
      const all =
        attempt(() => sends.actionsNamed(session, service as KnownService, method, origin?.kind)) ??
        [];
      if (all.length > 0) this.#add(mentioned(this.#text(node), service, all));
    }
  }

  /** The kind of what `ec2.vpcs.filter(…)` or `ec2.Vpc(id)` gives. */
  #kindOf(node: SyntaxNode): { service: string; kind: string } | undefined {
    const inner = unwrapped(node);
    if (inner.type === 'CallExpression') return this.#kindOf(inner.callee as SyntaxNode);
    if (inner.type !== 'MemberExpression') return undefined;
    const object = unwrapped(inner.object as SyntaxNode);
    const service = this.#serviceIn(object);
    const member = memberName(inner) ?? '';
    if (service === undefined) return sameKind.test(member) ? this.#kindOf(object) : undefined;
    const { sends, session } = this.#known;
    const kind = attempt(() => sends.memberOf(session, service as KnownService, member))?.kind;
    return kind === undefined ? undefined : { service, kind };
  }

  #serviceIn(node: SyntaxNode): string | undefined {
    if (isService(node)) return serviceOf.get(nameOf(node));
    return serviceNamedIn(node);
  }

  #imported(node: SyntaxNode): void {
    const source = String((node.source as SyntaxNode).value);
    if (source === 'awsh' || node.typeOnly || /^node:(path|url|util|assert)$/.test(source)) return;
    this.#add(unknown(`import … from '${source}'`));
  }

  #text({ span }: SyntaxNode): string {
    return oneLine(this.#bytes.subarray(offset(span.start), offset(span.end)).toString());
  }

  #add(mention: Mentioned): void {
    const key = (each: Mentioned) => [each.text, each.service, ...each.operations].join(' ');
    if (!this.found.some((each) => key(each) === key(mention)) && !isSilent(mention)) {
      this.found.push(mention);
    }
  }
}

function attempt<Result>(make: () => Result): Result | undefined {
  try {
    return make();
  } catch {
    // A service that is not installed: nothing is known of it.
    return undefined;
  }
}
