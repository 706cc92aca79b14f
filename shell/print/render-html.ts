import type { Block, Branch, CallBlock, ErrorBlock, TableBlock } from './block.ts';
import { chartHtml } from './chart-html.ts';
import { element, inHtml } from './html.ts';

/**
 * Blocks as HTML: semantic tables and lists, no script, no style, nothing loaded from elsewhere.
 * Classes (`awsh-table`, `awsh-number`, `awsh-note` …) are there for a page that has a style sheet.
 * Empty for no blocks.
 */
export function renderHtml(blocks: readonly Block[]): string {
  if (blocks.length === 0) return '';
  return `<div class="awsh">\n${blocks.map(htmlOf).join('\n')}\n</div>`;
}

function htmlOf(block: Block): string {
  switch (block.kind) {
    case 'table':
      return tableHtml(block);
    case 'tree':
      return branchesHtml(block.branches);
    case 'text':
      return element('pre', inHtml(block.text), 'text');
    case 'note':
      return element('p', inHtml(block.text), 'note');
    case 'empty':
      return element('p', `no ${inHtml(block.what)}`, 'note');
    case 'chart':
      return chartHtml(block.data);
    case 'error':
      return errorHtml(block);
    case 'call':
      return callHtml(block);
  }
}

function tableHtml({ columns, rows }: TableBlock): string {
  const head = columns
    .map(({ title, role }) => `<th scope="col" class="awsh-${role}">${inHtml(title)}</th>`)
    .join('');
  const lines = rows.map((row) => {
    const cells = columns.map(({ role }, at) => element('td', inHtml(row[at]?.text ?? ''), role));
    return `<tr>${cells.join('')}</tr>`;
  });
  return [
    '<table class="awsh-table">',
    `<thead><tr>${head}</tr></thead>`,
    '<tbody>',
    ...lines,
    '</tbody>',
    '</table>',
  ].join('\n');
}

/** Members are a description list, elements of a list its items. */
function branchesHtml(branches: readonly Branch[]): string {
  const members = branches.filter(({ name }) => name !== undefined);
  const elements = branches.filter(({ name }) => name === undefined);
  const described = members.map(
    (branch) =>
      `<dt>${inHtml((branch.name ?? '').slice(0, 200))}</dt><dd${classOf(branch)}>${insideHtml(branch)}</dd>`,
  );
  const listed = elements.map((branch) => `<li${classOf(branch)}>${insideHtml(branch)}</li>`);
  return [
    ...(described.length > 0 ? [element('dl', described.join('\n'), 'tree')] : []),
    ...(listed.length > 0 ? [element('ul', listed.join('\n'), 'tree')] : []),
  ].join('\n');
}

function insideHtml({ text = '', branches }: Branch): string {
  if (branches) return branchesHtml(branches);
  return text.includes('\n') ? element('pre', inHtml(text)) : inHtml(text);
}

function classOf({ role }: Branch): string {
  return role === undefined ? '' : ` class="awsh-${role === 'rest' ? 'note' : role}"`;
}

function errorHtml({ title, message, remarks, picture, frames }: ErrorBlock): string {
  const [first = '', ...rest] = message.split('\n');
  const named = title && `${element('strong', inHtml(title))}${first && ': '}`;
  const below = [...rest, ...picture, ...frames.map((frame) => `  ${frame}`)].join('\n');
  return [
    '<div class="awsh-error">',
    element('p', named + inHtml(first)),
    ...(remarks.length > 0 ? [element('p', inHtml(remarks.join('  ')), 'note')] : []),
    ...(below === '' ? [] : [element('pre', inHtml(below))]),
    '</div>',
  ].join('\n');
}

function callHtml({ service, operation, effect, outcome, rest }: CallBlock): string {
  const told = [outcome, ...rest].filter(Boolean).join(' · ');
  const effectClass = effect.replaceAll(' ', '-');
  return element(
    'p',
    `${inHtml(service)} <code class="awsh-${effectClass}">${inHtml(operation)}</code> ${inHtml(told)}`,
    'call',
  );
}
