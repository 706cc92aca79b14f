/**
 * The one door to the tutor, which is loaded when `.tutorial` is first used. The command line says it
 * in lines of the prompt: `awsh tutorial --list` is `.tutorial --list`, and `awsh tutorial test file.md`
 * is `.tutorial test file.md` in a sandbox whose clock is `instant`.
 */
export { TutorOnDemand } from './on-demand.ts';
export type { OpenSandbox, PracticeSandbox } from './practice.ts';
export type { TutorOptions } from './tutor.ts';
