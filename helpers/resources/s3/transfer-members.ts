import { awaitable } from '../../call/awaitable.ts';
import { UsageError } from '../../errors.ts';
import { makeStale, type Resource } from '../../resource/resource.ts';
import type { ServiceHandle } from '../../service/handle.ts';
import type { S3Service } from '../../service/services.ts';
import { copy } from './copy.ts';
import { download, downloadBytes } from './download.ts';
import type {
  CopyInput,
  CopyOptions,
  CopySource,
  DownloadInput,
  DownloadTarget,
  TransferOptions,
  UploadInput,
  UploadSource,
} from './transfers.ts';
import { upload } from './upload.ts';

/** An object, as AWS's inputs name it. */
export interface Place {
  readonly Bucket: string;
  readonly Key: string;
}

type Self = ServiceHandle | Resource;
type PlaceOf = (self: never, names: readonly string[]) => Place;

/** The object that an object, or its listing, is. */
export const placeOf = ({ identifiers: { bucketName = '', key = '' } }: Resource): Place => ({
  Bucket: bucketName,
  Key: key,
});

/** The object of a bucket that a key names. */
export const placeIn = ({ identifiers }: Resource, [Key = '']: readonly string[]): Place => ({
  Bucket: identifiers.name ?? '',
  Key,
});

/** The object that bucket and key name. */
export const placeNamed = (
  _: ServiceHandle,
  [Bucket = '', Key = '']: readonly string[],
): Place => ({
  Bucket,
  Key,
});

/** The methods of `Transfers`, for what says which object is meant with so many names. */
export function transferMembers(place: PlaceOf, count: 0 | 1 | 2) {
  const split = (self: Self, method: string, given: unknown[]) => {
    const names = given.slice(0, count).map((name) => requireName(name, method, count));
    return { at: place(self as never, names), rest: given.slice(count) };
  };
  const put = function (this: Self, method: string, source: UploadSource, given: unknown[]) {
    const { at, rest } = split(this, method, given);
    const [input, options] = rest as [UploadInput?, TransferOptions?];
    return finished(this, 'PutObject', upload(s3Of(this), source, at, input, options));
  };
  const get = function (this: Self, method: string, given: unknown[]) {
    const { at, rest } = split(this, method, given);
    const [to, input, options] = rest as [DownloadTarget, DownloadInput?, TransferOptions?];
    return awaitable(download(s3Of(this), at, to, input, options));
  };
  const read = function (this: Self, method: string, given: unknown[]) {
    const { at, rest } = split(this, method, given);
    const [input, options] = rest as [DownloadInput?, TransferOptions?];
    return downloadBytes(s3Of(this), at, input, options);
  };
  return {
    upload(this: Self, source: UploadSource, ...given: unknown[]) {
      return put.call(this, 'upload', source, given);
    },
    uploadFile(this: Self, source: UploadSource, ...given: unknown[]) {
      return put.call(this, 'uploadFile', source, given);
    },
    uploadFileobj(this: Self, source: UploadSource, ...given: unknown[]) {
      return put.call(this, 'uploadFileobj', source, given);
    },
    download(this: Self, ...given: unknown[]) {
      return get.call(this, 'download', given);
    },
    downloadFile(this: Self, ...given: unknown[]) {
      return get.call(this, 'downloadFile', given);
    },
    downloadFileobj(this: Self, ...given: unknown[]) {
      return get.call(this, 'downloadFileobj', given);
    },
    downloadToBuffer(this: Self, ...given: unknown[]) {
      return awaitable(read.call(this, 'downloadToBuffer', given));
    },
    downloadToString(this: Self, ...given: unknown[]) {
      const bytes = read.call(this, 'downloadToString', given);
      return awaitable(bytes.then((all) => all.toString('utf8')));
    },
    copy(this: Self, source: CopySource, ...given: unknown[]) {
      const { at, rest } = split(this, 'copy', given);
      const [input, options] = rest as [CopyInput?, CopyOptions?];
      return finished(this, 'CopyObject', copy(s3Of(this), source, at, input, options));
    },
  };
}

function s3Of(self: Self): S3Service {
  return self.session.service('s3');
}

/** What an object was loaded with is of before the transfer. */
function finished<Answer>(self: Self, operation: string, done: Promise<Answer>): Promise<Answer> {
  const isObject = 'identifiers' in self && 'key' in self.identifiers;
  return awaitable(
    done.then((answer) => {
      if (isObject) makeStale(self, operation);
      return answer;
    }),
  );
}

function requireName(name: unknown, method: string, count: number): string {
  if (typeof name === 'string' && name !== '') return name;
  const names = count === 2 ? 'a bucket and a key' : 'a key';
  throw new UsageError(`${method}() takes ${names} as text, not ${String(name) || "''"}`);
}
