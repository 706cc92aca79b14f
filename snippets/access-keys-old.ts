// ---
// title: Access keys that are old or unused
// description: Keys of IAM users older than so many days, with when they were last used.
// tags: [iam, security]
// parameters:
//   days:
//     description: older than so many days
//     min: 0
// ---

// %% tags=["parameters"]
import { iam, session } from 'awsh';

const days: number = 90;

// %% The keys of every user
const users = await iam.items.listUsers().toArray();
const keys = await Promise.all(
  users.map(({ UserName }) => iam.items.listAccessKeys({ UserName }).toArray()),
);
const old = keys
  .flat()
  .filter(({ CreateDate }) => Number(CreateDate) <= session.clock.now() - days * 86_400_000);

// %% When they were used
await Promise.all(
  old.map(async ({ UserName, AccessKeyId, Status, CreateDate }) => {
    const { AccessKeyLastUsed } = await iam.getAccessKeyLastUsed({ AccessKeyId });
    return {
      user: UserName,
      key: `…${AccessKeyId?.slice(-4)}`,
      status: Status,
      created: CreateDate,
      lastUsed: AccessKeyLastUsed?.LastUsedDate ?? 'never',
    };
  }),
);
