import type { Effect } from '../../call/effect.ts';

const reads = /^(BatchGet|Describe|Get|Head|List)(?=[A-Z0-9]|$)/;
const secrets = /^(Batch)?Get\w*(Credentials?|Password|SecretValue|Token)$/;
const undoable = /^(Delete|Remove)Tags|^Remove\w+From[A-Z]/;
const destroys =
  /^(Admin|Batch|Bulk|Force)?(Cancel|Delete|Deregister|Destroy|Empty|Erase|Flush|Purge|Release|Remove|Reset|Revoke|Terminate|Truncate)(?=[A-Z0-9]|$)|^Schedule\w*Deletion$/;

/**
 * What an operation does, told from its name alone. Names lie in about one of twenty cases, which
 * `exceptions.generated.ts` lists; a name that says nothing counts as changing.
 */
export function effectByName(operation: string): Effect {
  if (secrets.test(operation)) return 'reads secrets';
  if (reads.test(operation)) return 'reads';
  return destroys.test(operation) && !undoable.test(operation) ? 'destroys' : 'changes';
}
