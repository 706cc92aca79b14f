import { beforeValues, continuing, controls, gathering, keywords } from './call-words.ts';
import type { EditedText } from './edited-text.ts';
import { type Chain, chainFrom, type Frame } from './frames.ts';
import { keepsPromise } from './keeps-promise.ts';
import type { Token } from './tokens.ts';

/**
 * Makes TypeScript see what the prompt does: a call outside functions gives what its promise comes
 * to. Puts `(await …)` around such calls, which says nothing new of what is no promise. Works on
 * tokens, because the line is seldom finished when it is asked about. `asyncFunctions` are the
 * session's functions whose promises are their own.
 */
export function awaitCalls(
  tokens: readonly Token[],
  text: EditedText,
  asyncFunctions: ReadonlySet<string> = new Set(),
): void {
  new Reader(tokens, text, asyncFunctions).read();
}

class Reader {
  readonly #tokens: readonly Token[];
  readonly #text: EditedText;
  readonly #asyncFunctions: ReadonlySet<string>;
  readonly #frames: Frame[] = [];
  #chain: Chain | undefined;
  /** An arrow function without braces is read: it ends with the expression. */
  #arrows: number[] = [];
  /** Where `new` stands, whose class comes next. */
  #newAt: number | undefined;
  /** The next braces are the body of a function or class. */
  #bodyNext = false;

  constructor(tokens: readonly Token[], text: EditedText, asyncFunctions: ReadonlySet<string>) {
    this.#tokens = tokens;
    this.#text = text;
    this.#asyncFunctions = asyncFunctions;
  }

  read(): void {
    this.#tokens.forEach((token, at) => {
      if (token.kind === 'name') this.#name(token, at);
      else if (token.kind === 'template') this.#template(token);
      else if (token.kind === 'sign') this.#sign(token, at);
      else this.#operand(token, '');
    });
  }

  get #awaits(): boolean {
    return (this.#frames.at(-1)?.awaits ?? true) && this.#arrows.at(-1) !== this.#frames.length;
  }

  #name(token: Token, at: number): void {
    const before = this.#tokens[at - 1]?.value;
    if ((before === '.' || before === '?.') && this.#chain) {
      this.#chain = { ...this.#chain, last: token.value };
    } else if (token.value === 'import' && this.#tokens[at + 1]?.value === '(') {
      this.#operand(token, 'import');
    } else if (keywords.has(token.value)) {
      if (token.onNewLine) this.#endArrow();
      this.#chain = undefined;
      if (token.value === 'new') this.#newAt = token.start;
      if (token.value === 'function' || token.value === 'class') this.#bodyNext = true;
    } else this.#operand(token, token.value);
  }

  #operand(token: Token, name: string): void {
    // Two operands with no sign between: the line before has ended.
    if (this.#chain && token.onNewLine) this.#endArrow();
    const start = this.#newAt ?? token.start;
    const isNew = this.#newAt !== undefined;
    this.#newAt = undefined;
    this.#chain = { start, root: name, last: name, isNew, isOptional: false };
  }

  #template({ value, start }: Token): void {
    if (value.startsWith('`')) {
      this.#open('template', this.#chain?.start ?? start);
    } else if (value.endsWith('`')) {
      this.#chain = chainFrom(this.#close()?.start ?? start);
    } else this.#chain = undefined;
  }

  #sign(token: Token, at: number): void {
    switch (token.value) {
      case '.':
        return;
      case '?.':
        if (this.#chain) this.#chain = { ...this.#chain, isOptional: true };
        return;
      case '(':
        return this.#openParenthesis(token, at);
      case '[':
        return this.#openBracket(token, at);
      case '{':
        return this.#openBrace(token, at);
      case ')':
        return this.#closeParenthesis(token, at);
      case ']':
      case '}':
        return this.#closeOther(token);
      case '=>':
        this.#chain = undefined;
        if (this.#tokens[at + 1]?.value === '{') this.#bodyNext = true;
        else this.#arrows.push(this.#frames.length);
        return;
      case ',':
      case ';':
        this.#chain = undefined;
        return this.#endArrow();
      case '!':
        // `a!.b` goes on; `!a` begins anew.
        if (this.#chain && continuing.has(this.#tokens[at + 1]?.value ?? '')) return;
        this.#chain = undefined;
        return;
      default:
        this.#chain = undefined;
    }
  }

  #openParenthesis(token: Token, at: number): void {
    const before = this.#tokens[at - 1]?.value ?? '';
    if (this.#chain && !this.#bodyNext) {
      const { start, root, last, isNew, isOptional } = this.#chain;
      return this.#open(isNew ? 'new' : 'call', start, { callee: last, root, isOptional });
    }
    const isControl =
      controls.has(before) ||
      (before === 'await' && this.#tokens[at - 2]?.value === 'for') ||
      this.#bodyNext;
    this.#open('group', token.start, { isControl });
  }

  #openBracket(token: Token, at: number): void {
    if (this.#chain && !token.onNewLine) {
      const { start, root, isOptional } = this.#chain;
      return this.#open('index', start, { root, isOptional });
    }
    const around = this.#frames.at(-1);
    const isFirst = this.#tokens[at - 1]?.value === '(';
    const gathers =
      around?.kind === 'call' &&
      around.root === 'Promise' &&
      isFirst &&
      gathering.test(around.callee ?? '');
    this.#open('list', token.start, { gathers });
  }

  #openBrace(token: Token, at: number): void {
    const isMethod = this.#tokens[at - 1]?.value === ')' && this.#endedDefinition;
    const isBody = this.#bodyNext || isMethod;
    const isLiteral = !isBody && beforeValues.test(this.#tokens[at - 1]?.value ?? ';');
    this.#bodyNext = false;
    this.#open('braces', token.start, { awaits: this.#awaits && !isBody, isLiteral });
  }

  #open(kind: Frame['kind'], start: number, more: Partial<Frame> = {}): void {
    this.#frames.push({ kind, start, awaits: this.#awaits, ...more });
    this.#chain = undefined;
    this.#newAt = undefined;
  }

  #endedDefinition = false;

  #closeParenthesis(token: Token, at: number): void {
    const frame = this.#close();
    if (!frame) return;
    const next = this.#tokens[at + 1];
    const defines = next?.value === '=>' || (next?.value === '{' && !next.onNewLine);
    this.#endedDefinition = frame.kind === 'call' && defines;
    if (frame.isControl || this.#endedDefinition) {
      this.#chain = undefined;
      return;
    }
    if (frame.kind === 'call' && this.#isAwaited(frame, at)) {
      this.#text.wrap(frame.start, token.end, '(await ', ')');
    }
    this.#chain = chainFrom(frame.start, frame);
  }

  #isAwaited(frame: Frame, at: number): boolean {
    if (
      !this.#awaits ||
      (frame.callee === frame.root && this.#asyncFunctions.has(frame.root ?? ''))
    )
      return false;
    const next = this.#tokens.slice(at + 1, at + 3).map(({ value }) => value);
    return !keepsPromise(frame, next, this.#frames.at(-1));
  }

  #closeOther(token: Token): void {
    const frame = this.#close();
    const isValue = frame && (token.value === ']' || frame.isLiteral);
    this.#chain = isValue ? chainFrom(frame.start, frame) : undefined;
  }

  #close(): Frame | undefined {
    while (this.#arrows.at(-1) === this.#frames.length) this.#arrows.pop();
    return this.#frames.pop();
  }

  #endArrow(): void {
    while (this.#arrows.at(-1) === this.#frames.length) this.#arrows.pop();
  }
}
