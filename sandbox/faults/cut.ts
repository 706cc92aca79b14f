/** A connection that broke. In this process it looks as Node's own, so that clients try again. */
export class ConnectionCut extends Error {
  readonly code = 'ECONNRESET';

  constructor() {
    super('socket hang up');
  }
}
