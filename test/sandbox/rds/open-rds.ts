import type { CreateDBInstanceMessage } from '@aws-sdk/client-rds';
import { RDS } from '@aws-sdk/client-rds';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/index.ts';
import { ec2Of } from '../clients.ts';

/** A sandbox whose time stands still until it is advanced, with the SDK's own RDS client in it. */
export function openRds(options: SandboxOptions = {}) {
  const sandbox = createSandbox({ clock: 'manual', fixture: 'empty', ...options });
  const { requestHandler, credentials, region } = sandbox.link;
  const rds = new RDS({ requestHandler: requestHandler as never, credentials, region });
  return { sandbox, rds, ec2: ec2Of(sandbox) };
}

/** A MySQL database's wish, changed by `fields`. */
export function wish(
  DBInstanceIdentifier = 'shop',
  fields: Partial<CreateDBInstanceMessage> = {},
): CreateDBInstanceMessage {
  return {
    DBInstanceIdentifier,
    DBInstanceClass: 'db.t3.micro',
    Engine: 'mysql',
    MasterUsername: 'admin',
    MasterUserPassword: 'correct-horse',
    AllocatedStorage: 20,
    ...fields,
  };
}

/** Makes a database and lets the time go by until it is available. */
export async function available(
  { rds, sandbox }: { rds: RDS; sandbox: Sandbox },
  name = 'shop',
  fields: Partial<CreateDBInstanceMessage> = {},
): Promise<void> {
  await rds.createDBInstance(wish(name, fields));
  sandbox.clock.advance(600_000);
}

/** The status of a database. */
export async function statusOf(rds: RDS, DBInstanceIdentifier = 'shop') {
  const { DBInstances = [] } = await rds.describeDBInstances({ DBInstanceIdentifier });
  return DBInstances[0]?.DBInstanceStatus;
}

/** Lets `ms` virtual milliseconds go by at every call of `rds`: the SDK's waiters see progress. */
export function timePasses({ rds, sandbox }: { rds: RDS; sandbox: Sandbox }, ms: number): void {
  rds.middlewareStack.add(
    (next) => (args) => {
      sandbox.clock.advance(ms);
      return next(args);
    },
    { step: 'initialize' },
  );
}
