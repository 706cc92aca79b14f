import type { Waiter } from './waiter.ts';

/**
 * Waiters newer than the generated tables, by service. Their sources:
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeBulkOperation.html (its
 * statuses) and
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html (its lists).
 */
export const newerWaiters: Readonly<Record<string, Readonly<Record<string, Waiter>>>> = {
  cloudwatch: {
    LogAlarmExists: {
      operation: 'DescribeAlarms',
      delaySeconds: 5,
      maxAttempts: 40,
      acceptors: [
        {
          state: 'success',
          matcher: 'path',
          argument: 'length(LogAlarms[]) > `0`',
          expected: true,
        },
      ],
    },
  },
  dynamodb: {
    BulkOperationCompleted: {
      operation: 'DescribeBulkOperation',
      delaySeconds: 20,
      maxAttempts: 60,
      acceptors: ['COMPLETED', 'COMPLETED_WITH_ERRORS', 'CANCELLED', 'FAILED'].map((expected) => ({
        state: expected.startsWith('COMPLETED') ? 'success' : 'failure',
        matcher: 'path',
        argument: 'BulkOperationDescription.BulkOperationStatus',
        expected,
      })),
    },
  },
};

/** Waiters of the tables that the SDK has none of, by service: they have no name in its package. */
export const beyondSdkWaiters: Readonly<Record<string, readonly string[]>> = {
  rds: ['DBSnapshotCompleted'],
};
