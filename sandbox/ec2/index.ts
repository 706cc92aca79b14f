import type { Service } from '../engine/service.ts';
import { accountAttributes } from './account-attributes.ts';
import { describeImages } from './describe-images.ts';
import { describeInstances } from './describe-instances.ts';
import { instanceTypes } from './instance-types.ts';
import { keyPairs } from './key-pairs.ts';
import { settle } from './model/settle.ts';
import { regions } from './regions.ts';
import { runInstances } from './run-instances.ts';
import { securityGroupRules } from './security-group-rules.ts';
import { securityGroups } from './security-groups.ts';
import { startStopTerminate } from './start-stop-terminate.ts';
import { subnets } from './subnets.ts';
import { tags } from './tags.ts';
import { vpcs } from './vpcs.ts';
import { wording } from './wording.ts';

/** EC2: one line a topic. */
export const ec2: Service = {
  wording,
  settle,
  operations: {
    ...accountAttributes,
    ...describeImages,
    ...describeInstances,
    ...instanceTypes,
    ...keyPairs,
    ...regions,
    ...runInstances,
    ...securityGroupRules,
    ...securityGroups,
    ...startStopTerminate,
    ...subnets,
    ...tags,
    ...vpcs,
  },
};
