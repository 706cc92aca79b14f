import { stripVTControlCharacters } from 'node:util';
import type { MimeBundle, Output } from '../document.ts';
import { inHtml } from './escape.ts';
import { isOwnHtml } from './own-html.ts';

const pictures = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** An output as HTML: tables where they are ours, pictures of dots, else its text. */
export function outputHtml(output: Output): string {
  switch (output.kind) {
    case 'stream':
      return pre(output.text, output.name);
    case 'error': {
      const { traceback, name, message } = output;
      return pre(traceback.length > 0 ? traceback.join('\n') : `${name}: ${message}`, 'error');
    }
    case 'other':
      return '';
    default:
      return dataHtml(output.data);
  }
}

function dataHtml(data: MimeBundle): string {
  const html = data['text/html'];
  if (typeof html === 'string' && isOwnHtml(html)) return `<div>${html}</div>`;
  for (const type of pictures) {
    const picture = data[type];
    if (typeof picture !== 'string' || !/^[A-Za-z0-9+/=\s]+$/.test(picture)) continue;
    return `<div><img alt="" src="data:${type};base64,${picture.replace(/\s/g, '')}"></div>`;
  }
  const text = data['text/plain'];
  return typeof text === 'string' ? pre(text, 'text') : '';
}

function pre(text: string, name: string): string {
  return `<pre class="${name}">${inHtml(stripVTControlCharacters(text).trimEnd())}</pre>`;
}
