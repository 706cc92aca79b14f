import type { SandboxLink } from '../../../helpers/index.ts';

/** A clock on which sleeping takes no time; remembers what was slept. */
export function quickClock() {
  let time = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => time,
    async sleep(ms: number, signal?: AbortSignal) {
      signal?.throwIfAborted();
      slept.push(ms);
      time += ms;
    },
  };
}

/** An answer of EC2's, without a server: a body, and another status than 200 for an error. */
export interface Canned {
  readonly body: string;
  readonly status?: number;
}

/** The states of instances, as DescribeInstances answers them. */
export function instancesIn(...states: string[]): Canned {
  const items = states.map(
    (state, index) =>
      `<item><instanceId>i-${index + 1}</instanceId><instanceState><name>${state}</name></instanceState></item>`,
  );
  const set = `<item><instancesSet>${items.join('')}</instancesSet></item>`;
  return {
    body: `<DescribeInstancesResponse><reservationSet>${set}</reservationSet></DescribeInstancesResponse>`,
  };
}

/** An error of EC2's with this code. */
export function fault(code: string, status = 400): Canned {
  const error = `<Error><Code>${code}</Code><Message>no</Message></Error>`;
  return { status, body: `<Response><Errors>${error}</Errors></Response>` };
}

/** Answers a session's calls in turn, the last answer again and again; counts the requests. */
export function cannedLink(answers: readonly Canned[], clock = quickClock()) {
  let requests = 0;
  const link: SandboxLink = {
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    region: 'us-east-1',
    accountId: '123456789012',
    clock,
    requestHandler: {
      async handle() {
        const { body, status = 200 } =
          answers[Math.min(requests, answers.length - 1)] ?? fault('No');
        requests += 1;
        const headers = { 'content-type': 'text/xml' };
        return { response: { statusCode: status, headers, body: Buffer.from(body) } };
      },
    },
  };
  return { link, clock, requests: () => requests };
}
