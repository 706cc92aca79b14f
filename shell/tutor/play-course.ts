import { UsageError } from '../../helpers/errors.ts';
import { inContext } from '../../helpers/index.ts';
import { count } from '../../helpers/text/count.ts';
import type { CommandContext } from '../command.ts';
import { checked, type Verdict } from './check.ts';
import type { Course, Step, WrongTry } from './course.ts';
import type { Practice } from './practice.ts';

/** A line that is the answer to no step. */
const neutral = '1 + 1';

/**
 * Plays all steps of a course: each with what is no attempt, with its wrong tries, and with its
 * solution. Resolves with a report; throws a UsageError with what is wrong where something is.
 */
export async function playCourse(
  course: Course,
  practice: Practice,
  context: CommandContext,
): Promise<string> {
  const faults: string[] = [];
  for (const lesson of course.lessons) {
    const session = await inContext({ signal: context.signal }, () => practice.begin(lesson));
    context.use(session);
    for (const step of course.steps.filter((each) => each.lesson === lesson)) {
      context.signal.throwIfAborted();
      const number = course.steps.indexOf(step) + 1;
      const found = step.check === '' ? [] : await playStep(step, practice, context);
      faults.push(...found.map((fault) => `step ${number}, ${step.title}: ${fault}`));
    }
  }
  const tries = course.steps.reduce((sum, { wrong }) => sum + wrong.length, 0);
  if (faults.length > 0) throw new UsageError(`${course.name}: ${faults.join('\n')}`);
  const played = `${count(course.steps.length, 'step')} and ${count(tries, 'wrong try')}`;
  return `${course.name}: ${played}, all as they should be`;
}

async function playStep(
  step: Step,
  practice: Practice,
  context: CommandContext,
): Promise<string[]> {
  const look = async (code: string): Promise<Verdict> => {
    await context.runCell(code);
    const entry = context.journal.at(-1);
    if (!entry) throw new Error('the cell left no entry');
    return checked(step, entry, practice.state);
  };
  const faults: string[] = [];
  const idle = await look(neutral);
  if (idle.is !== 'other') faults.push(`takes ${neutral} for an attempt: ${told(idle)}`);
  if (step.wrong.length === 0) faults.push('has no wrong try');
  for (const wrong of step.wrong) {
    const verdict = await look(wrong.code);
    if (!answers(verdict, wrong)) {
      faults.push(`to ${wrong.code} it says ${told(verdict)}, not "${wrong.says}"`);
    }
  }
  let last: Verdict = { is: 'other' };
  for (const cell of step.solution) last = await look(cell);
  if (last.is !== 'right') faults.push(`its own solution is not right: ${told(last)}`);
  return faults;
}

function answers(verdict: Verdict, { says }: WrongTry): boolean {
  return verdict.is === 'wrong' && verdict.why.includes(says);
}

function told(verdict: Verdict): string {
  if (verdict.is === 'wrong') return `"${verdict.why}"`;
  if (verdict.is === 'right') return 'that it is right';
  return verdict.cause === undefined ? 'nothing' : `nothing (${String(verdict.cause)})`;
}
