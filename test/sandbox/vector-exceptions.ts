const compression = 'clients may compress, and the vector leaves out what it compressed';
const offset = 'clients take any offset, AWS writes Z';
const token = 'clients fill the token in';
const tolerance = 'clients overlook what no AWS service should send';
const lists = 'the sandbox sends every list, as AWS does';
const noBody = 'clients take an answer without a body, the sandbox always sends one';
const named = 'the map here holds what has no member of its own; the vector repeats those';

/** Vectors that say something about clients only, by id, with the reason. */
export const clientOnly: Readonly<Record<string, string>> = {
  SDKAppliedContentEncoding_ec2Query: compression,
  SDKAppliedContentEncoding_awsQuery: compression,
  SDKAppliedContentEncoding_awsJson1_0: compression,
  SDKAppliedContentEncoding_awsJson1_1: compression,
  SDKAppliedContentEncoding_restJson1: compression,
  SDKAppendedGzipAfterProvidedEncoding_restJson1: compression,
  SDKAppendsGzipAndIgnoresHttpProvidedEncoding_ec2Query: compression,
  SDKAppendsGzipAndIgnoresHttpProvidedEncoding_awsQuery: compression,
  SDKAppendsGzipAndIgnoresHttpProvidedEncoding_awsJson1_0: compression,
  SDKAppendsGzipAndIgnoresHttpProvidedEncoding_awsJson1_1: compression,
  Ec2ProtocolIdempotencyTokenAutoFill: token,
  QueryProtocolIdempotencyTokenAutoFill: token,
  RestJsonQueryIdempotencyTokenAutoFill: token,
  Ec2QueryDateTimeWithNegativeOffset: offset,
  Ec2QueryDateTimeWithPositiveOffset: offset,
  AwsQueryDateTimeWithNegativeOffset: offset,
  AwsQueryDateTimeWithPositiveOffset: offset,
  AwsJson11DateTimeWithNegativeOffset: offset,
  AwsJson11DateTimeWithPositiveOffset: offset,
  RestJsonDateTimeWithNegativeOffset: offset,
  RestJsonDateTimeWithPositiveOffset: offset,
  RestXmlDateTimeWithNegativeOffset: offset,
  RestXmlDateTimeWithPositiveOffset: offset,
  Ec2XmlEmptyLists: lists,
  QueryXmlEmptyLists: lists,
  QueryEmptyInputAndEmptyOutput: noBody,
  QueryNoInputAndNoOutput: noBody,
  QueryNoInputAndOutput: noBody,
  json_1_1_service_responds_with_no_payload: noBody,
  AwsJson10ServiceRespondsWithNoPayload: noBody,
  handles_unexpected_json_output: tolerance,
  AwsJson10HandlesUnexpectedJsonOutput: tolerance,
  AwsJson10DeserializeIgnoreType: tolerance,
  AwsJson11DeserializeIgnoreType: tolerance,
  RestJsonDeserializeIgnoreType: tolerance,
  RpcV2CborExtraFieldsInTheBodyShouldBeSkippedByClients: tolerance,
  RpcV2CborPayloadWithUnsetUnion: tolerance,
  RestJsonAllQueryStringTypes: named,
  RestJsonQueryStringEscaping: named,
  RestJsonSupportsNaNFloatQueryValues: named,
  RestJsonSupportsInfinityFloatQueryValues: named,
  RestJsonSupportsNegativeInfinityFloatQueryValues: named,
  RestJsonZeroAndFalseQueryValues: named,
  RestJsonQueryPrecedence: named,
};
