import { clockWarning } from '../../../helpers/service/clock-skew.ts';
import { answerOf } from '../answer-of.ts';
import { type Check, fail, ok, warn } from '../check.ts';

/** This machine's clock, by the time that the endpoint tells: AWS refuses what is signed too far off. */
export const clock: Check = {
  name: 'clock',
  async look({ session, signal }) {
    if (!session) return [warn('not looked at: there is no session')];
    if (session.isSandbox) {
      const now = new Date(session.clock.now()).toISOString();
      return [ok(`the sandbox has its own: ${now}`)];
    }
    if (session.region === undefined) return [warn('not looked at: no region is set')];
    // Whoever can't be reached is told of by the check of the endpoint.
    const answer = await answerOf(session, signal).catch(() => undefined);
    if (answer?.date === undefined) return [warn('not compared: no answer told the time')];
    const problem = clockWarning(answer.date, answer.host);
    if (problem === undefined) return [ok(`as ${answer.host} has it`)];
    const at = problem.lastIndexOf(': ');
    return [fail(problem.slice(0, at), problem.slice(at + 2))];
  },
};
