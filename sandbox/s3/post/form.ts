import { fault } from '../../engine/fault.ts';
import type { WholeRequest } from '../../protocol/message.ts';

/** A form that uploads a file. */
export interface UploadForm {
  /** The fields in front of the file, by their names in lower case. */
  readonly fields: ReadonlyMap<string, string>;
  readonly file: Uint8Array;
  readonly fileName: string;
}

/** Reads a form that a page or a program posted. Throws S3's errors for what is none. */
export async function readForm({ headers, body }: WholeRequest): Promise<UploadForm> {
  const parts = await partsOf(headers['content-type'] ?? '', body);
  const fields = new Map<string, string>();
  for (const [name, value] of parts) {
    if (typeof value === 'string') {
      // A program that knows no files sends the content as a field like any other.
      if (name !== 'file') fields.set(name.toLowerCase(), value);
      else return { fields, file: new TextEncoder().encode(value), fileName: '' };
    } else if (name === 'file') {
      return { fields, file: new Uint8Array(await value.arrayBuffer()), fileName: value.name };
    }
  }
  throw fault('InvalidArgument', 'POST requires exactly one file upload per request.');
}

async function partsOf(contentType: string, body: Uint8Array): Promise<FormData> {
  try {
    const form = new Response(body, { headers: { 'content-type': contentType } });
    return await form.formData();
  } catch {
    throw fault(
      'MalformedPOSTRequest',
      'The body of your POST request is not well-formed multipart/form-data.',
    );
  }
}
