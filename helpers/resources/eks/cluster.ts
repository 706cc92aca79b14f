import { defineResource } from '../../resource/definition.ts';
import type { Resource } from '../../resource/resource.ts';

/** A Kubernetes of one's own: https://docs.aws.amazon.com/eks/latest/APIReference/API_Cluster.html */
export const cluster = defineResource({
  name: 'Cluster',
  page: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_Cluster.html',
  ids: { name: { param: 'clusterName', member: 'name' } },
  load: { operation: 'DescribeCluster', path: 'cluster', input: itself },
  list: { operation: 'ListClusters', path: 'clusters[]', data: false },
  actions: {
    delete: { operation: 'DeleteCluster', input: itself },
    describeUpdate: { operation: 'DescribeUpdate', input: itself },
    listUpdates: { operation: 'ListUpdates', input: itself },
    updateConfig: { operation: 'UpdateClusterConfig', input: itself },
    updateVersion: { operation: 'UpdateClusterVersion', input: itself },
  },
  children: { Addon: 'Addon', FargateProfile: 'FargateProfile', Nodegroup: 'Nodegroup' },
  many: {
    addons: { operation: 'ListAddons', of: 'Addon', path: 'addons[]', data: false },
    fargateProfiles: {
      operation: 'ListFargateProfiles',
      of: 'FargateProfile',
      path: 'fargateProfileNames[]',
      data: false,
    },
    nodegroups: { operation: 'ListNodegroups', of: 'Nodegroup', path: 'nodegroups[]', data: false },
  },
  label: ({ data }) => {
    const { version, status } = data as Partial<Record<string, string>>;
    return [version, status];
  },
  console: '/eks/home?region={region}#/clusters/{name}',
});

/** Operations on a cluster alone call its name otherwise than all others. */
function itself({ identifiers: { name } }: Resource): Readonly<Record<string, unknown>> {
  return { name };
}
