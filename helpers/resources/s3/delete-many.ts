import type { DeleteObjectsCommandOutput, _Error as Reason } from '@aws-sdk/client-s3';
import type { BatchDefinition } from '../../resource/definition.ts';
import type { Resource } from '../../resource/resource.ts';

/**
 * Deletes a thousand objects or versions a call, the most that AWS takes, and tells which are still
 * there: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html
 */
export const deleteMany: BatchDefinition = {
  operation: 'DeleteObjects',
  most: 1000,
  input: (items) => ({
    Bucket: items[0]?.identifiers.bucketName,
    Delete: { Objects: items.map(named) },
  }),
  failures: (answer, items) => {
    const { Errors = [] } = answer as DeleteObjectsCommandOutput;
    const reasons = new Map(Errors.map((error) => [nameOf(error), reasonOf(error)]));
    return new Map(
      items.flatMap((item, number) => {
        const reason = reasons.get(nameOf(named(item)));
        return reason === undefined ? [] : [[number, reason] as const];
      }),
    );
  },
};

interface Named {
  readonly Key?: string | undefined;
  readonly VersionId?: string | undefined;
}

function named({ identifiers: { key, objectKey, id } }: Resource): Named {
  return { Key: key ?? objectKey, ...(id === undefined ? {} : { VersionId: id }) };
}

/** Keys may hold any character: so they are told apart as JSON. */
function nameOf({ Key, VersionId }: Named): string {
  return JSON.stringify([Key, VersionId || undefined]);
}

function reasonOf({ Code = 'Error', Message }: Reason): string {
  return Message ? `${Code}: ${Message}` : Code;
}
