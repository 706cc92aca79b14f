/** One row of a table: anything plain that has an id. Times are milliseconds since 1970. */
export interface Row {
  readonly id: string;
}

/** What one service keeps for one account in one region. Plain JSON, whatever a service stores. */
export interface Realm {
  /** Table name → id → row, in the order of creation. */
  tables: Record<string, Record<string, Row>>;
  /** How many numbers were drawn for ids so far. */
  draws: number;
}

/** Whose access key it is. */
export interface Key {
  readonly account: string;
  readonly arn: string;
  readonly userId: string;
  /** When it stops working, in milliseconds since 1970; keys of a session do. */
  readonly expiresAt?: number;
}

/** Everything a sandbox remembers. `JSON.stringify(store)` is a complete copy. */
export interface Store {
  /** By `account/region/service`. */
  realms: Record<string, Realm>;
  /** Access keys that were issued here, by access key id. */
  keys: Record<string, Key>;
}

/** A store of an AWS in which nothing has happened. */
export function createStore(): Store {
  return { realms: {}, keys: {} };
}

/** The name a realm has in {@link Store.realms}. */
export function realmName(account: string, region: string, service: string): string {
  return `${account}/${region}/${service}`;
}
