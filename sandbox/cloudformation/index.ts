import type { Service } from '../engine/service.ts';
import { wording } from '../sts/wording.ts';
import { changeSetsTopic } from './change-sets.ts';
import { describeStacks } from './describe-stacks.ts';
import { settle } from './model/advance.ts';
import { loadPeers } from './peers.ts';
import { refactorsTopic } from './refactors.ts';
import { stacksTopic } from './stacks.ts';
import { templates } from './templates.ts';
import { types } from './type-registrations.ts';

/** CloudFormation: one line a topic. */
const cloudformation: Service = {
  wording,
  settle,
  operations: {
    ...changeSetsTopic,
    ...describeStacks,
    ...refactorsTopic,
    ...stacksTopic,
    ...templates,
    ...types,
  },
};

/** CloudFormation, with the services that its stacks are made in. */
export async function loadCloudFormation(): Promise<Service> {
  await loadPeers();
  return cloudformation;
}
