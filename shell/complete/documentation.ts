import { serviceEntry } from '../../helpers/index.ts';
import { width as columnsOf } from '../../helpers/text/width.ts';
import { shortDetail, withoutTags } from './items/describe.ts';
import { paragraphsOf } from './sdk/html-text.ts';
import { iamAction } from './sdk/iam-action.ts';
import type { SketchMember } from './sdk/input-sketch.ts';
import { referencePage } from './sdk/reference-page.ts';
import type { OperationTypes, ServiceTypes } from './sdk/service-types.ts';
import type { KnownVariable, ServiceCatalogue } from './sdk/services.ts';
import type { TypeService } from './type-service.ts';

const mostValues = 40;

/** What documentation is looked up in. */
export interface DocumentationAround {
  readonly services: ServiceCatalogue;
  readonly types: TypeService;
  readonly isTaken: (name: string) => boolean;
}

/**
 * The documentation of what an expression names, in lines of at most `width` columns: a service, one
 * of its operations, a member of an operation's input (`ec2.runInstances.ImageId`), or whatever else
 * TypeScript knows. Undefined when there is none.
 */
export async function documentationOf(
  expression: string,
  width: number,
  around: DocumentationAround,
): Promise<string | undefined> {
  const { services, isTaken } = around;
  const [root = '', method, member] = expression.trim().split(/\s*\.\s*|\s+/);
  const service = isTaken(root) ? undefined : services.variables.get(root);
  const types = services.typesOf(root);
  if (service && types && /^[\w.\s]+$/.test(expression)) {
    const page = await servicePage(service, types, { method, member, width });
    if (page !== undefined) return page;
  }
  return typesPage(expression, width, around);
}

interface Wanted {
  readonly method: string | undefined;
  readonly member: string | undefined;
  readonly width: number;
}

async function servicePage(
  service: KnownVariable,
  types: ServiceTypes,
  { method, member, width }: Wanted,
): Promise<string | undefined> {
  const operations = await types.operations();
  if (method === undefined) {
    return [
      `${service.variable} — ${service.title}`,
      `${operations.size} operations: ${service.variable}. and Tab lists them, ${service.variable}.name? explains one`,
    ].join('\n');
  }
  const name = [...operations.keys()].find((each) => folded(each) === folded(method));
  const operation = name === undefined ? undefined : await types.operation(name);
  if (name === undefined || !operation) return undefined;
  if (member === undefined) {
    const isOptional = operations.get(name)?.isOptional ?? false;
    return operationPage(
      service,
      operation,
      `${service.variable}.${name}(${isOptional ? 'input?' : 'input'})`,
      width,
    );
  }
  const found = operation.members.find((each) => folded(each.name) === folded(member));
  if (!found) return undefined;
  const html = (await types.memberDocumentation(name, found.name)) ?? '';
  const title = `${operation.name}.${found.name}: ${found.type}${found.required ? ', required' : ''}`;
  const more =
    found.values.length > mostValues ? `, … ${found.values.length - mostValues} more` : '';
  const shown = found.values.slice(0, mostValues).join(', ');
  const values = shown === '' ? [] : [`Values: ${shown}${more}`];
  return page(title, [...paragraphsOf(html), ...values], width);
}

function operationPage(
  { name: service, title }: KnownVariable,
  { name, description, members, errors }: OperationTypes,
  call: string,
  width: number,
): string {
  const isNeeded = ({ required }: SketchMember) => required;
  const needed = members.filter(isNeeded);
  const others = members.filter((each) => !isNeeded(each)).map((each) => each.name);
  const parts = [
    ...paragraphsOf(description),
    ...(needed.length > 0
      ? [['Required:', ...needed.map((each) => `  ${each.name}: ${each.type}`)].join('\n')]
      : []),
    ...(others.length > 0 ? [`Optional: ${others.join(', ')}`] : []),
    ...(errors.length > 0 ? [`Errors: ${errors.map((each) => each.name).join(', ')}`] : []),
    [
      `IAM action: ${iamAction(service, name)}`,
      referencePage(service, serviceEntry(service).package, name),
    ].join('\n'),
  ];
  return page(`${call} — ${title}`, parts, width);
}

async function typesPage(
  expression: string,
  width: number,
  { types }: DocumentationAround,
): Promise<string | undefined> {
  const hover = await types.questions.about(expression);
  const [, declaration, documentation = ''] =
    /^```\w*\n([\s\S]*?)\n```\n*([\s\S]*)$/.exec(hover ?? '') ?? [];
  if (declaration === undefined || shortDetail(declaration) === 'any') return undefined;
  return page(declaration, paragraphsOf(withoutTags(documentation)), width);
}

function page(title: string, paragraphs: readonly string[], width: number): string {
  const lines = paragraphs.map((paragraph) =>
    paragraph
      .split('\n')
      .flatMap((line) => wrapped(line, width))
      .join('\n'),
  );
  // Items of a list stand together.
  const joined = lines.reduce((text, line, at) => {
    const isItem = line.startsWith('- ') && lines[at - 1]?.startsWith('- ');
    return `${text}${isItem ? '\n' : '\n\n'}${line}`;
  }, wrapped(title, width).join('\n'));
  return joined;
}

/** Lines of at most `width` columns; what goes on after `- ` stands below it. */
function wrapped(line: string, width: number): string[] {
  const indent = ' '.repeat(/^(\s*(?:- )?)/.exec(line)?.[0].length ?? 0);
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(/(?<=\S)\s+/)) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (current !== '' && columnsOf(longer) > width) {
      lines.push(current);
      current = indent + word;
    } else current = longer;
  }
  return [...lines, current];
}

function folded(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}
