import type { JsonObject } from '../document.ts';

/** What notebooks of ours say of the language of their cells, for Jupyter and editors. */
export const kernel: JsonObject = {
  kernelspec: { display_name: 'awsh (TypeScript)', language: 'typescript', name: 'awsh' },
  language_info: {
    file_extension: '.ts',
    mimetype: 'text/typescript',
    name: 'typescript',
    pygments_lexer: 'typescript',
  },
};
