import { cbor } from './cbor.ts';
import { ec2Query } from './ec2-query.ts';
import { awsJson } from './json.ts';
import type { WholeRequest } from './message.ts';
import { query } from './query.ts';
import { restJson } from './rest-json.ts';
import { restXml } from './rest-xml.ts';
import type { Wire } from './wire.ts';

const json10 = awsJson('1.0');
const json11 = awsJson('1.1');

/** The wires by the protocol names of the SDK's clients. */
export const wires: Readonly<Record<string, Wire>> = {
  'aws.protocols#ec2Query': ec2Query,
  'aws.protocols#awsQuery': query,
  'aws.protocols#awsJson1_0': json10,
  'aws.protocols#awsJson1_1': json11,
  'aws.protocols#restJson1': restJson,
  'aws.protocols#restXml': restXml,
  'smithy.protocols#rpcv2Cbor': cbor,
};

/** The services that speak REST in XML; all others that speak REST do it in JSON. */
const inXml = /^(?:s3|s3control|route53|cloudfront)$/;

/**
 * The wire a request speaks, told by its headers: the same service is called over JSON by one client
 * and by forms from another. `own` is the protocol of the service's SDK client, which decides
 * what headers leave open; of a service that the sandbox doesn't have, its name has to tell.
 */
export function wireOf(
  { headers, query: asked }: WholeRequest,
  own: string | undefined,
  service?: string,
): Wire {
  const type = headers['content-type'] ?? '';
  if (headers['smithy-protocol'] === 'rpc-v2-cbor') return cbor;
  if (headers['x-amz-target']) return type.includes('json-1.0') ? json10 : json11;
  const rest = own === 'aws.protocols#restXml' || own === 'aws.protocols#restJson1';
  const form = type.startsWith('application/x-www-form-urlencoded') || asked.Action;
  if (form && !rest) return own === 'aws.protocols#ec2Query' ? ec2Query : query;
  const known = wires[own ?? ''];
  if (known) return known;
  if (service === undefined) return query;
  return inXml.test(service) ? restXml : restJson;
}
