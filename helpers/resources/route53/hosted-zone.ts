import { defineResource } from '../../resource/definition.ts';
import type { Resource } from '../../resource/resource.ts';

/** Names of a domain and where they lead: https://docs.aws.amazon.com/Route53/latest/APIReference/API_HostedZone.html */
export const hostedZone = defineResource({
  name: 'HostedZone',
  page: 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_HostedZone.html',
  ids: { id: { param: 'HostedZoneId', member: 'Id' } },
  load: { operation: 'GetHostedZone', path: 'HostedZone', input: itself },
  actions: {
    delete: { operation: 'DeleteHostedZone', input: itself },
    updateComment: { operation: 'UpdateHostedZoneComment', input: itself },
    changeRecords: { operation: 'ChangeResourceRecordSets' },
    changeResourceRecordSets: false,
    listByName: false,
  },
  many: { records: { operation: 'ListResourceRecordSets', of: 'RecordSet' } },
  columns: ['Name', 'ResourceRecordSetCount'],
  label: ({ data }) => [(data as { Name?: string }).Name],
  console: '/route53/v2/hostedzones#ListRecordSets/{id}',
});

/** What a name leads to: https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html */
export const recordSet = defineResource({
  name: 'RecordSet',
  shape: 'ResourceRecordSet',
  page: 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html',
  ids: { zoneId: 'HostedZoneId', name: 'Name', type: 'Type' },
  load: false,
  list: false,
  create: false,
  onlyActions: true,
  actions: {
    // Route 53 deletes what it is told in full only.
    delete: { operation: 'ChangeResourceRecordSets', input: (record) => deleting([record]) },
  },
  children: { HostedZone: 'HostedZone' },
  batch: {
    delete: {
      operation: 'ChangeResourceRecordSets',
      most: 1000,
      input: (records) => ({
        HostedZoneId: records[0]?.identifiers.zoneId,
        ...deleting(records),
      }),
    },
  },
  columns: ['TTL', 'ResourceRecords'],
});

/** What looks at whether something answers: https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheck.html */
export const healthCheck = defineResource({
  name: 'HealthCheck',
  page: 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheck.html',
  ids: { id: { param: 'HealthCheckId', member: 'Id' } },
});

/** Operations on a zone alone call its identifier otherwise than all others. */
function itself({ identifiers: { id } }: Resource): Readonly<Record<string, unknown>> {
  return { Id: id };
}

function deleting(records: readonly Resource[]): Readonly<Record<string, unknown>> {
  const Changes = records.map(({ data }) => ({ Action: 'DELETE', ResourceRecordSet: data }));
  return { ChangeBatch: { Changes } };
}
