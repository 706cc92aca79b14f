// ---
// title: Databases and their state
// description: Every RDS instance with its engine, size, state, backups, and what is exposed.
// tags: [rds]
// ---

// %% Every database
import { rds } from 'awsh';

const databases = await rds.items.describeDBInstances().toArray();

// %% In short
databases.map((one) => ({
  name: one.DBInstanceIdentifier,
  state: one.DBInstanceStatus,
  engine: `${one.Engine} ${one.EngineVersion ?? ''}`.trim(),
  class: one.DBInstanceClass,
  gib: one.AllocatedStorage,
  multiAz: one.MultiAZ,
  public: one.PubliclyAccessible,
  encrypted: one.StorageEncrypted,
  backupDays: one.BackupRetentionPeriod,
}));
