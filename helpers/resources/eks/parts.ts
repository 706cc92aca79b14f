import { defineResource } from '../../resource/definition.ts';

const label = ({ data }: { readonly data: object }) => [(data as { status?: string }).status];

/** Instances that a cluster's pods run on: https://docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html */
export const nodegroup = defineResource({
  name: 'Nodegroup',
  page: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html',
  ids: { clusterName: 'clusterName', name: 'nodegroupName' },
  list: false,
  children: { Cluster: 'Cluster' },
  label,
  arn: '{nodegroupArn}',
});

/** Which pods run without instances of one's own: https://docs.aws.amazon.com/eks/latest/APIReference/API_FargateProfile.html */
export const fargateProfile = defineResource({
  name: 'FargateProfile',
  page: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_FargateProfile.html',
  ids: { clusterName: 'clusterName', name: 'fargateProfileName' },
  list: false,
  children: { Cluster: 'Cluster' },
  label,
  arn: '{fargateProfileArn}',
});

/** Software that AWS keeps up to date in a cluster: https://docs.aws.amazon.com/eks/latest/APIReference/API_Addon.html */
export const addon = defineResource({
  name: 'Addon',
  page: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_Addon.html',
  ids: { clusterName: 'clusterName', name: 'addonName' },
  list: false,
  children: { Cluster: 'Cluster' },
  label,
  arn: '{addonArn}',
});
