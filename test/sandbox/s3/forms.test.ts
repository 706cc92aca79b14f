import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf } from '../clients.ts';
import { served, textOf } from './client.ts';

const Bucket = 'photos';

/** Serves a bucket, and posts forms that are signed with `options` and changed by `more`. */
function posting(
  body: (
    post: (
      options?: Partial<PresignedPostOptions>,
      more?: Record<string, string>,
      file?: string,
    ) => Promise<Response>,
    read: (Key: string) => Promise<string | undefined>,
    url: string,
  ) => Promise<void>,
) {
  return served(async (url, s3) => {
    await s3.createBucket({ Bucket });
    const post = async (
      options: Partial<PresignedPostOptions> = {},
      more: Record<string, string> = {},
      file = 'hello',
    ) => {
      const wish = { Bucket, Key: 'a b/c', ...options };
      const { fields } = await createPresignedPost(s3, wish);
      const form = new FormData();
      for (const [name, value] of Object.entries({ ...fields, ...more })) form.append(name, value);
      form.append('file', new Blob([file], { type: 'text/plain' }), 'cat.txt');
      return fetch(`${url}/${Bucket}`, { method: 'POST', body: form, redirect: 'manual' });
    };
    await body(post, async (Key) => textOf(await s3.getObject({ Bucket, Key })), url);
  });
}

async function refusal(answer: Promise<Response>) {
  const { status, ...rest } = await answer.then(async (it) => ({
    status: it.status,
    text: await it.text(),
  }));
  return [status, /<Code>(\w+)</.exec(rest.text)?.[1], /<Message>(.*?)</.exec(rest.text)?.[1]];
}

test('a form with a presigned policy uploads its file', () =>
  posting(async (post, read) => {
    const done = await post();
    assert.is(done.status, 204);
    assert.match(done.headers.get('etag') ?? '', /^"[\da-f]{32}"$/);
    assert.is(await read('a b/c'), 'hello');
  }));

test('a form says how it is answered, and under which name the file is kept', () =>
  posting(async (post, read) => {
    const Fields = { success_action_status: '201' };
    const Conditions: PresignedPostOptions['Conditions'] = [['starts-with', '$key', 'in/']];
    const created = await post({ Fields, Conditions, Key: 'in/$' + '{filename}' });
    assert.is(created.status, 201);
    const text = await created.text();
    assert.match(text, /<PostResponse>.*<Bucket>photos<.*<Key>in\/cat.txt</);
    assert.is(await read('in/cat.txt'), 'hello');
    const target = { success_action_redirect: 'http://localhost/done?x=1' };
    const moved = await post({ Fields: target });
    assert.is(moved.status, 303);
    assert.match(
      moved.headers.get('location') ?? '',
      /^http:\/\/localhost\/done\?x=1&bucket=photos&key=a\+b%2Fc&etag=/,
    );
  }));

test('a form is refused that is not as its policy wants it', () =>
  posting(async (post) => {
    const extra = await refusal(post({}, { 'x-amz-meta-a': '1' }));
    assert.equal(extra, [
      403,
      'AccessDenied',
      'Invalid according to Policy: Extra input fields: x-amz-meta-a',
    ]);
    const other = await refusal(post({}, { key: 'other' }));
    assert.match(String(other[2]), /Policy Condition failed/);
    const Conditions: PresignedPostOptions['Conditions'] = [['content-length-range', 2, 6]];
    assert.is((await refusal(post({ Conditions }, {}, 'x')))[1], 'EntityTooSmall');
    assert.is((await refusal(post({ Conditions }, {}, 'xxxxxxx')))[1], 'EntityTooLarge');
    const late = await refusal(post({ Expires: -10 }));
    assert.equal(late, [403, 'AccessDenied', 'Invalid according to Policy: Policy expired.']);
    const odd = await refusal(post({}, { policy: 'e30=' }));
    assert.is(odd[1], 'InvalidPolicyDocument');
  }));

test('what is no form is refused, and the sandbox lives', () =>
  posting(async (post, read, url) => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const wild = fetch(`${url}/${Bucket}`, { method: 'POST', headers, body: 'nonsense' });
    assert.equal((await refusal(wild)).slice(0, 2), [400, 'MalformedPOSTRequest']);
    const form = new FormData();
    form.append('file', new Blob(['x']));
    const keyless = fetch(`${url}/${Bucket}`, { method: 'POST', body: form });
    assert.match(String((await refusal(keyless))[2]), /field named 'key'/);
    await post();
    assert.is(await read('a b/c'), 'hello');
    assert.is((await errorOf(read('none'))).name, 'NoSuchKey');
  }));

test.run();
