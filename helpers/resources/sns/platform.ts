import { defineResource } from '../../resource/definition.ts';

/** An app that gets push messages: https://docs.aws.amazon.com/sns/latest/api/API_GetPlatformApplicationAttributes.html */
export const platformApplication = defineResource({
  name: 'PlatformApplication',
  shape: 'GetPlatformApplicationAttributesResponse',
  page: 'https://docs.aws.amazon.com/sns/latest/api/API_GetPlatformApplicationAttributes.html',
  ids: { arn: 'PlatformApplicationArn' },
  load: { operation: 'GetPlatformApplicationAttributes' },
  list: {
    operation: 'ListPlatformApplications',
    path: 'PlatformApplications[]',
    data: false,
  },
  actions: {
    createPlatformEndpoint: {
      operation: 'CreatePlatformEndpoint',
      of: 'PlatformEndpoint',
      path: '',
      data: false,
    },
  },
  many: {
    endpoints: {
      operation: 'ListEndpointsByPlatformApplication',
      of: 'PlatformEndpoint',
      path: 'Endpoints[]',
      data: false,
    },
  },
});

/** An app on one device: https://docs.aws.amazon.com/sns/latest/api/API_GetEndpointAttributes.html */
export const platformEndpoint = defineResource({
  name: 'PlatformEndpoint',
  shape: 'GetEndpointAttributesResponse',
  page: 'https://docs.aws.amazon.com/sns/latest/api/API_GetEndpointAttributes.html',
  ids: { arn: 'EndpointArn' },
  load: { operation: 'GetEndpointAttributes' },
  list: false,
  create: false,
  actions: {
    delete: 'DeleteEndpoint',
    setAttributes: 'SetEndpointAttributes',
    publish: {
      operation: 'Publish',
      byId: false,
      input: ({ identifiers: { arn } }) => ({ TargetArn: arn }),
      stales: false,
    },
  },
});
