import { type AwsFault, fault } from '../../engine/fault.ts';
import type { Translated } from '../../engine/service.ts';
import type { HttpResponse, WholeRequest } from '../../protocol/message.ts';
import { bucketOfHost } from '../../protocol/route.ts';
import { xmlText } from '../../protocol/xml-text.ts';
import { readForm, type UploadForm } from './form.ts';
import { checkPolicy } from './policy.ts';

/**
 * Makes a PutObject of a form that was posted to a bucket; undefined for any other request. Throws
 * where the form is not as its policy wants it.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html
 */
export async function uploadByForm(request: WholeRequest): Promise<Translated | undefined> {
  const { method, headers, hostname, path } = request;
  if (method !== 'POST' || !/^multipart\/form-data\b/i.test(headers['content-type'] ?? '')) {
    return undefined;
  }
  const host = headers.host ?? hostname;
  const bucket = bucketOfHost(host) ?? decodeURIComponent(path.split('/')[1] ?? '');
  const form = await readForm(request);
  const key = keyOf(form);
  const { fields, file } = form;
  checkSigned(fields, { bucket, key, size: file.byteLength });
  const address = `/${[bucket, ...key.split('/')].map(encodeURIComponent).join('/')}`;
  return {
    request: {
      ...request,
      method: 'PUT',
      hostname: 's3.amazonaws.com',
      path: address,
      query: {},
      headers: headersFrom(fields),
      body: file,
    },
    answer: (response) => answer(response, fields, { bucket, key, location: `http://${host}` }),
  };
}

function keyOf({ fields, fileName }: UploadForm): string {
  const key = fields.get('key');
  if (key) return key.replaceAll('$' + '{filename}', () => fileName);
  throw missing('key');
}

/** A form without a policy is nobody's: whether everybody may upload is the bucket's to say. */
function checkSigned(
  fields: UploadForm['fields'],
  { bucket, key, size }: { bucket: string; key: string; size: number },
): void {
  const policy = fields.get('policy');
  if (policy === undefined) return;
  const older = fields.has('awsaccesskeyid');
  const wanted = older
    ? ['signature']
    : ['x-amz-algorithm', 'x-amz-credential', 'x-amz-date', 'x-amz-signature'];
  for (const name of wanted) if (!fields.has(name)) throw missing(name);
  checkPolicy(policy, { fields: new Map([...fields, ['bucket', bucket], ['key', key]]), size });
}

const kept =
  /^(cache-control|content-type|content-disposition|content-encoding|expires|x-amz-(?!credential|algorithm|date|signature).*)$/;

function headersFrom(fields: UploadForm['fields']): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of fields) if (kept.test(name)) headers[name] = value;
  const acl = fields.get('acl');
  if (acl !== undefined) headers['x-amz-acl'] = acl;
  const older = fields.get('awsaccesskeyid');
  const credential =
    fields.get('x-amz-credential') ?? (older && `${older}/0/us-east-1/s3/aws4_request`);
  if (credential) headers.authorization = `AWS4-HMAC-SHA256 Credential=${credential}, `;
  return headers;
}

/** What a form is answered with: as it wished, an empty page as a rule. */
function answer(
  { headers: all }: HttpResponse,
  fields: UploadForm['fields'],
  { bucket, key, location }: { bucket: string; key: string; location: string },
): HttpResponse {
  const { 'content-length': _, ...headers } = all;
  const etag = headers.etag ?? '';
  const Location = `${location}/${[bucket, ...key.split('/')].map(encodeURIComponent).join('/')}`;
  const plain = { ...headers, location: Location };
  const target = fields.get('success_action_redirect') ?? fields.get('redirect');
  if (target !== undefined && URL.canParse(target)) {
    const url = new URL(target);
    for (const [name, value] of Object.entries({ bucket, key, etag })) {
      url.searchParams.append(name, value);
    }
    return { statusCode: 303, headers: { ...headers, location: url.href }, body: new Uint8Array() };
  }
  const status = fields.get('success_action_status');
  if (status !== '201') {
    return { statusCode: status === '200' ? 200 : 204, headers: plain, body: new Uint8Array() };
  }
  const members = { Location, Bucket: bucket, Key: key, ETag: etag };
  const xml = Object.entries(members).map(([name, text]) => `<${name}>${xmlText(text)}</${name}>`);
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<PostResponse>${xml.join('')}</PostResponse>`;
  return {
    statusCode: 201,
    headers: { ...plain, 'content-type': 'application/xml' },
    body: new TextEncoder().encode(body),
  };
}

function missing(field: string): AwsFault {
  return fault(
    'InvalidArgument',
    `Bucket POST must contain a field named '${field}'. If it is specified, please check the order of the fields.`,
  );
}
