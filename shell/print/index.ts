/** The one door to printing: values, errors and calls as blocks or as text for a terminal. */
export type { Block, Branch, Cell, Column, Role } from './block.ts';
export { type BlockOptions, toBlocks } from './blocks.ts';
export { printBrief } from './brief.ts';
export { callBlock, printCall, printRetry } from './call.ts';
export { errorBlock, printError } from './error.ts';
export { fileEndings, fileText, rowCount } from './file.ts';
export { type Page, shownList } from './page.ts';
export { printFailures, printProgress } from './progress.ts';
export { renderText } from './render.ts';
export { renderHtml } from './render-html.ts';
export { renderMarkdown } from './render-markdown.ts';
export { printText } from './told.ts';
export { type Format, type PrintOptions, printValue } from './value.ts';
