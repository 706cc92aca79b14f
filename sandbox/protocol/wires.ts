import { ec2Query } from './ec2-query.ts';
import type { WholeRequest } from './message.ts';
import { query } from './query.ts';
import type { Wire } from './wire.ts';

/** The wires by the protocol names of the SDK's clients. */
export const wires: Readonly<Record<string, Wire>> = {
  'aws.protocols#ec2Query': ec2Query,
  'aws.protocols#awsQuery': query,
};

/**
 * The wire a request speaks, told by its headers: the same service is called over JSON by one client
 * and by forms from another. `own` is the protocol of the service's SDK client, which decides
 * what headers leave open.
 */
export function wireOf(request: WholeRequest, own: string | undefined): Wire {
  const type = request.headers['content-type'] ?? '';
  const form = type.startsWith('application/x-www-form-urlencoded') || request.query.Action;
  if (form) return own === 'aws.protocols#ec2Query' ? ec2Query : query;
  return wires[own ?? ''] ?? query;
}
