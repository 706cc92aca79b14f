import { defineResource } from '../../resource/definition.ts';

/** A record of the traffic of a VPC, subnet or interface: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_FlowLog.html */
export const flowLog = defineResource({
  name: 'FlowLog',
  page: 'API_FlowLog',
  ids: { id: 'FlowLogId' },
  create: { operation: 'CreateFlowLogs', path: 'FlowLogIds[]', data: false },
  arn: 'arn:{partition}:ec2:{region}:{account}:vpc-flow-log/{id}',
});
