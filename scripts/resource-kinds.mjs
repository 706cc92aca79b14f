/**
 * Writes the lists of kinds in docs/resources.md from the definitions:
 *
 *   npm run build && node scripts/resource-kinds.mjs
 *
 * With --check it only compares, and fails when the document is out of date. What is written of a
 * service whose package isn't here stays as it is.
 */
import { readFileSync, writeFileSync } from 'node:fs';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
const { namesOf } = await import('../dist/helpers/resource/class.js');
const { collectionOf } = await import('../dist/helpers/resource/derive/world.js');
const { constructorOf, kinds } = await import('../dist/helpers/resource/service-members.js');
const { serviceEntry } = await import('../dist/helpers/service/catalogue.js');
const { isBundled } = await import('../dist/helpers/service/packages.js');
const { hasPackage, pages, servicesWithResources } = await import('./resource-types.mjs');

const file = new URL('../docs/resources.md', import.meta.url);
const text = readFileSync(file, 'utf8');
const services = servicesWithResources().toSorted();

let fresh = text;
put('bundled', services.filter(isBundled));
put(
  'on demand',
  services.filter((name) => !isBundled(name)),
);

if (!process.argv.includes('--check')) writeFileSync(file, fresh);
else if (fresh !== text) {
  console.error('docs/resources.md is out of date; to correct it: node scripts/resource-kinds.mjs');
  process.exitCode = 1;
}

function put(part, names) {
  const [begin, end] = [`<!-- ${part}: generated -->`, `<!-- /${part} -->`];
  const from = fresh.indexOf(begin);
  const to = fresh.indexOf(end);
  if (from < 0 || to < from) throw new Error(`docs/resources.md has no part ${begin} … ${end}`);
  const sections = names.map((name) => (hasPackage(name) ? section(name) : sectionBefore(name)));
  const body = sections.filter(Boolean).join('\n\n');
  fresh = `${fresh.slice(0, from + begin.length)}\n\n${body}\n\n${fresh.slice(to)}`;
}

function heading(service) {
  return `### ${serviceEntry(service).title}: \`${service}\``;
}

function section(service) {
  const rows = kinds(service).definition.resources.map((definition) => row(service, definition));
  const head = ['| kind | by its identifiers | all of them | links |', '|---|---|---|---|'];
  return [heading(service), '', ...head, ...rows].join('\n');
}

/** The section as the document has it. */
function sectionBefore(service) {
  const from = text.indexOf(heading(service));
  if (from < 0) return '';
  const after = text.slice(from);
  const end = after.slice(1).search(/\n\n(?:### |<!-- )/);
  return after.slice(0, end + 1).trimEnd();
}

function row(service, definition) {
  const model = kinds(service).model(definition.name);
  const named = constructorOf(definition);
  const ids = model.ids.map(({ prop, otherwise }) => (otherwise ? `${prop}?` : prop));
  const all = definition.collection !== false && model.list ? collectionOf(definition) : undefined;
  const links = [...namesOf(model)]
    .filter(([, { category }]) => ['reference', 'collection', 'child'].includes(category))
    .map(([name]) => name);
  const cells = [
    `[${definition.name}](${pageOf(service, definition)})`,
    named ? `\`${named}(${ids.join(', ')})\`` : '',
    all ? `\`${all}\`` : '',
    links.map((name) => `\`${name}\``).join(', '),
  ];
  return `| ${cells.join(' | ')} |`;
}

function pageOf(service, { page }) {
  return page.startsWith('http') ? page : `${pages[service]}${page}.html`;
}
