import type { Session } from '../../helpers/session.ts';
import type { History } from '../capabilities/index.ts';

/** What a check found. */
export interface Finding {
  readonly status: 'ok' | 'warn' | 'fail';
  /** What is so, in a line. */
  readonly found: string;
  /** What to do about it. */
  readonly advice?: string | undefined;
}

/** What is looked at. */
export interface Patient {
  /** Where calls go; undefined when no session could be made, which a check of the config explains. */
  readonly session: Session | undefined;
  readonly history: History | undefined;
  readonly signal: AbortSignal;
}

/** One thing to look at. What it throws is a finding, too: `fail`, with the error's own words. */
export interface Check {
  readonly name: string;
  look(patient: Patient): Promise<readonly Finding[]> | readonly Finding[];
}

/** All is well. */
export function ok(found: string): Finding {
  return { status: 'ok', found };
}

/** It works, but not as it could. */
export function warn(found: string, advice?: string): Finding {
  return { status: 'warn', found, advice };
}

/** It does not work. */
export function fail(found: string, advice?: string): Finding {
  return { status: 'fail', found, advice };
}
