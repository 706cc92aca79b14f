import { type AwsFault, fault } from '../engine/fault.ts';
import type { FaultKind, FaultRule } from './rule.ts';

type Refusal = Exclude<
  FaultKind,
  'eventual-consistency' | 'latency' | 'cut-request' | 'cut-answer'
>;

/** What AWS answers when something of that kind goes wrong. */
const answers: Record<Refusal, (service: string, type: string) => AwsFault> = {
  throttling(service) {
    if (service === 'ec2') return fault('RequestLimitExceeded', 'Request limit exceeded.', 503);
    if (service === 's3') return fault('SlowDown', 'Please reduce your request rate.', 503);
    return fault('Throttling', 'Rate exceeded');
  },
  'no-capacity': (_, type) =>
    fault(
      'InsufficientInstanceCapacity',
      `We currently do not have sufficient ${type} capacity in the Availability Zone you requested. ` +
        'You can get capacity by not naming a zone, by choosing another one, or by trying again later.',
      500,
    ),
  quota: (_, type) =>
    fault(
      'VcpuLimitExceeded',
      'You have requested more vCPU capacity than your current vCPU limit allows ' +
        `for the instance bucket that the instance type ${type} belongs to.`,
    ),
  'expired-credentials': (service) =>
    service === 'ec2'
      ? fault('RequestExpired', 'Request has expired.')
      : fault('ExpiredToken', 'The security token included in the request is expired', 403),
  'internal-error': () => fault('InternalError', 'An internal error has occurred', 500),
};

/** The answer of a rule that strikes; code, message and status are the rule's where it has some. */
export function refusalOf(
  { kind, code, message, status }: FaultRule & { readonly kind: Refusal },
  service: string,
  input: Readonly<Record<string, unknown>>,
): AwsFault {
  const usual = answers[kind](service, String(input.InstanceType ?? 'm1.small'));
  return fault(code ?? usual.code, message ?? usual.message, status ?? usual.status);
}
