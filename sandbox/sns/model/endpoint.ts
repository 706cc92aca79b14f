import { invalid } from './refusal.ts';

/** What an endpoint looks like, by protocol. */
const endpoints: Readonly<Record<string, RegExp>> = {
  http: /^http:\/\/\S+$/,
  https: /^https:\/\/\S+$/,
  email: /^[^\s@]+@[^\s@]+$/,
  'email-json': /^[^\s@]+@[^\s@]+$/,
  sms: /^\+?[\d ().-]{3,}$/,
  sqs: /^arn:aws[\w-]*:sqs:[\w-]+:\d{12}:[\w-]+(\.fifo)?$/,
  lambda: /^arn:aws[\w-]*:lambda:[\w-]+:\d{12}:function:\S+$/,
  firehose: /^arn:aws[\w-]*:firehose:[\w-]+:\d{12}:deliverystream\/\S+$/,
  application: /^arn:aws[\w-]*:sns:[\w-]+:\d{12}:endpoint\/\S+$/,
};
const documents: readonly string[] = [
  'DeliveryPolicy',
  'FilterPolicy',
  'RedrivePolicy',
  'ReplayPolicy',
];
const settable: readonly string[] = [
  ...documents,
  'FilterPolicyScope',
  'RawMessageDelivery',
  'SubscriptionRoleArn',
];

/** Throws `InvalidParameter` for an unknown protocol and for an endpoint that is none of it. */
export function checkEndpoint(protocol: string, endpoint: string, fifo: boolean): void {
  const pattern = Object.hasOwn(endpoints, protocol) ? endpoints[protocol] : undefined;
  if (!pattern) throw invalid(`Amazon SNS does not support this protocol string: ${protocol}`);
  if (fifo && protocol !== 'sqs') {
    throw invalid('Invalid protocol type', `FIFO topics cannot deliver to ${protocol}`);
  }
  if (pattern.test(endpoint)) return;
  const kind: Readonly<Record<string, string>> = {
    email: 'Email address',
    'email-json': 'Email address',
    http: 'Endpoint must match the specified protocol',
    https: 'Endpoint must match the specified protocol',
    sms: `Invalid SMS endpoint: ${endpoint}`,
  };
  throw invalid(kind[protocol] ?? 'Endpoint');
}

/** True where whoever is behind the endpoint is asked first. */
export function needsConfirmation(protocol: string): boolean {
  return /^(http|email)/.test(protocol);
}

/** Throws for an attribute that subscriptions do not have, and for a document that is no JSON. */
export function checkAttribute(name: string, value: string): void {
  if (!settable.includes(name)) throw invalid('AttributeName');
  if (!documents.includes(name) || value === '') return;
  try {
    JSON.parse(value);
  } catch {
    throw invalid(name, 'failed to parse JSON');
  }
}
