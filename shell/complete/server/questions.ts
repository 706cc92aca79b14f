import { inputName, probeName } from '../document/project.ts';
import type { Rendered } from '../document/rendered.ts';
import type { SessionDocument } from '../document/session-document.ts';
import type { LanguageServer } from './language-server.ts';
import type {
  ServerCompletion,
  ServerFault,
  ServerHover,
  ServerItem,
  ServerPosition,
  ServerSignatures,
} from './protocol.ts';

/** A fault at offsets of the cell's own source. */
export interface Fault {
  readonly from: number;
  readonly to: number;
  readonly code: number;
  readonly message: string;
}

/** What is asked of the language server about cells. Undefined where it has no answer. */
export class Questions {
  readonly #server: LanguageServer;
  readonly #document: SessionDocument;

  constructor(server: LanguageServer, document: SessionDocument) {
    this.#server = server;
    this.#document = document;
  }

  /** What could stand at an offset. */
  async items(
    source: string,
    offset: number,
    signal?: AbortSignal,
  ): Promise<readonly ServerItem[] | undefined> {
    const at = this.#at(inputName, source, offset);
    const answer = await this.#server.request<ServerCompletion | readonly ServerItem[]>(
      'textDocument/completion',
      at,
      signal,
    );
    if (!answer) return this.#server.isWarm ? [] : undefined;
    return 'items' in answer ? answer.items : answer;
  }

  /** An item with its type and documentation. */
  async resolved(item: ServerItem): Promise<ServerItem> {
    return (await this.#server.request<ServerItem>('completionItem/resolve', item)) ?? item;
  }

  /** What the name at an offset is: its declaration and documentation in Markdown. */
  async hover(source: string, offset: number, signal?: AbortSignal): Promise<string | undefined> {
    const at = this.#at(inputName, source, offset);
    return textOf(await this.#server.request<ServerHover>('textDocument/hover', at, signal));
  }

  /** The signatures of the call whose arguments an offset is in. */
  signatures(
    source: string,
    offset: number,
    signal?: AbortSignal,
  ): Promise<ServerSignatures | undefined> {
    const at = this.#at(inputName, source, offset);
    return this.#server.request('textDocument/signatureHelp', at, signal);
  }

  /** What an expression is: its type as TypeScript writes it. */
  async typeOf(expression: string): Promise<string | undefined> {
    const start = 'const ';
    const source = `${start}__type = (${expression}\n);`;
    const at = this.#at(probeName, source, start.length + 1);
    const hover = textOf(await this.#server.request<ServerHover>('textDocument/hover', at));
    return /^```\w*\n(?:\([\w ]+\) )?const __type: ([\s\S]*?)\n```/.exec(hover ?? '')?.[1];
  }

  /** The documentation of what an expression's last name stands for, in Markdown. */
  async about(expression: string): Promise<string | undefined> {
    const at = this.#at(probeName, `(${expression}\n)`, expression.length);
    return textOf(await this.#server.request<ServerHover>('textDocument/hover', at));
  }

  /** What TypeScript refuses in a cell. */
  async faults(source: string, signal?: AbortSignal): Promise<readonly Fault[]> {
    const rendered = this.#document.render(source);
    const uri = this.#show(probeName, rendered);
    const answer = await this.#server.request<{ readonly items?: readonly ServerFault[] }>(
      'textDocument/diagnostic',
      { textDocument: { uri } },
      signal,
    );
    return (answer?.items ?? [])
      .filter(({ severity = 1 }) => severity === 1)
      .map(({ range, code, message }) => ({
        from: rendered.toSource(offsetOf(rendered.text, range.start)),
        to: rendered.toSource(offsetOf(rendered.text, range.end)),
        code: Number(code),
        message,
      }));
  }

  #at(name: string, source: string, offset: number): object {
    const rendered = this.#document.render(source);
    const uri = this.#show(name, rendered);
    const position = positionOf(rendered.text, rendered.toText(offset));
    return { textDocument: { uri }, position };
  }

  #show(name: string, { text }: Rendered): string {
    const uri = this.#document.uri(name);
    this.#server.show(uri, text);
    return uri;
  }
}

function textOf(hover: ServerHover | undefined): string | undefined {
  if (!hover) return undefined;
  return typeof hover.contents === 'string' ? hover.contents : hover.contents.value;
}

function positionOf(text: string, offset: number): ServerPosition {
  const before = text.slice(0, offset);
  const line = before.split('\n').length - 1;
  return { line, character: offset - (before.lastIndexOf('\n') + 1) };
}

function offsetOf(text: string, { line, character }: ServerPosition): number {
  let start = 0;
  for (let passed = 0; passed < line; passed += 1) start = text.indexOf('\n', start) + 1;
  return start + character;
}
