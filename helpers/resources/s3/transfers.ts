import type { Readable, Writable } from 'node:stream';
import type {
  CompleteMultipartUploadCommandOutput,
  CopyObjectCommandInput,
  GetObjectCommandInput,
  HeadObjectCommandOutput,
  PutObjectCommandInput,
} from '@aws-sdk/client-s3';
import type { Resource } from '../../resource/resource.ts';
import type { S3Service } from '../../service/services.ts';

/** What can be uploaded: the path of a file, bytes, a blob or a stream. Text is no path: give its bytes. */
export type UploadSource =
  | string
  | URL
  | ArrayBufferView
  | ArrayBuffer
  | Blob
  | Readable
  | ReadableStream
  | AsyncIterable<Uint8Array | string>;

/** Where a download can go: the path of a file, or a stream, which is ended. */
export type DownloadTarget = string | URL | Writable | WritableStream;

/** What can be copied: `{ Bucket, Key }`, an object or a version. */
export type CopySource =
  | { readonly Bucket: string; readonly Key: string; readonly VersionId?: string | undefined }
  | Resource;

/** Members of AWS's own inputs that go along: `{ ContentType: 'text/csv', Metadata: { … } }`. */
export type UploadInput = Partial<Omit<PutObjectCommandInput, 'Bucket' | 'Key' | 'Body'>>;
export type DownloadInput = Partial<Omit<GetObjectCommandInput, 'Bucket' | 'Key'>>;
export type CopyInput = Partial<Omit<CopyObjectCommandInput, 'Bucket' | 'Key' | 'CopySource'>>;

/** How far a transfer is, in bytes; `total` is unknown for a stream. */
export interface TransferProgress {
  readonly loaded: number;
  readonly total?: number;
}

/** How a transfer goes about it. */
export interface TransferOptions {
  /** Stops it at once; nothing half is left, neither a file nor the parts of an upload. */
  readonly signal?: AbortSignal;
  /** Hears how far it is, after every part or piece. */
  readonly onProgress?: (progress: TransferProgress) => void;
  /** What is bigger goes in parts of so many bytes; 8 MiB by default, 5 MiB at least. */
  readonly partSize?: number;
  /** So many parts at a time; 10 by default. */
  readonly concurrency?: number;
}

/** The same for a copy. */
export interface CopyOptions extends TransferOptions {
  /** Where the source is looked at, when it is in another region or account. */
  readonly sourceService?: S3Service;
}

/** What AWS says of what was uploaded: `Bucket`, `Key`, `Location`, `ETag`, `VersionId`. */
export type Uploaded = CompleteMultipartUploadCommandOutput;
/** What AWS says of what was downloaded: its type, ETag and metadata. */
export type Downloaded = HeadObjectCommandOutput;
/** What AWS says of what a copy made. */
export type Copied = Pick<CompleteMultipartUploadCommandOutput, 'ETag' | 'VersionId' | '$metadata'>;

type Up = [input?: UploadInput, options?: TransferOptions];
type Down = [input?: DownloadInput, options?: TransferOptions];

/** Transfers as boto3 has them; `Where` are the names that tell which object is meant. */
export interface Transfers<Where extends readonly string[]> {
  /** Uploads a file by its path, bytes or a stream; in parts, several at a time, when it is big. */
  upload(source: UploadSource, ...more: [...Where, ...Up]): Promise<Uploaded>;
  /** boto3's `upload_file`; the type of the content is guessed from the name of the file. */
  uploadFile(file: string | URL, ...more: [...Where, ...Up]): Promise<Uploaded>;
  /** boto3's `upload_fileobj`. */
  uploadFileobj(
    source: Exclude<UploadSource, string | URL>,
    ...more: [...Where, ...Up]
  ): Promise<Uploaded>;
  /** Downloads to a file, in ranges at a time when it is big, or to a stream in one go. */
  download(...more: [...Where, to: DownloadTarget, ...Down]): Promise<Downloaded>;
  /** boto3's `download_file`: the file is there when all of it is. */
  downloadFile(...more: [...Where, file: string | URL, ...Down]): Promise<Downloaded>;
  /** boto3's `download_fileobj`. */
  downloadFileobj(...more: [...Where, to: Writable | WritableStream, ...Down]): Promise<Downloaded>;
  /** All of it in memory. */
  downloadToBuffer(...more: [...Where, ...Down]): Promise<Buffer>;
  /** All of it as text, of UTF-8. */
  downloadToString(...more: [...Where, ...Down]): Promise<string>;
  /** Copies another object here within AWS, in parts when it is big, with its metadata and tags. */
  copy(
    source: CopySource,
    ...more: [...Where, input?: CopyInput, options?: CopyOptions]
  ): Promise<Copied>;
}
