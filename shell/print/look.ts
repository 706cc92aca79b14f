import type { Role } from './block.ts';
import type { Look } from './paint.ts';

const good =
  /^(running|available|active|ok|enabled|in-use|completed?|passed|succeeded|attached|associated|success|issued|created?)$/i;
const bad = /(fail|error|impaired|denied|rejected|revoked|insufficient|alarm|rollback|unhealthy)/i;
const moving = /(ing|progress|queued|scheduled|initializ\w*)$/i;
const gone =
  /^(stopped|terminated|deleted|disabled|inactive|detached|expired|archived|cancelled)$/i;

/** The look of a value by what it is. */
export function lookOfValue(role: Role, text: string): Look | undefined {
  if (role === 'id') return 'cyan';
  if (role === 'state') return lookOfState(text);
  return role === 'date' || role === 'arn' ? 'dim' : undefined;
}

/** The colour of a state, by what AWS's own words for states have in common. */
function lookOfState(state: string): Look | undefined {
  if (good.test(state)) return 'green';
  if (bad.test(state)) return 'red';
  if (gone.test(state)) return 'dim';
  return moving.test(state) ? 'yellow' : undefined;
}
