import type { RunInstancesCommandInput } from '@aws-sdk/client-ec2';
import { addMembers } from '../../service/members.ts';
import type { CallOptions } from '../../service/operations.ts';
import { Instance } from './instance.ts';
import { Instances } from './instances.ts';

declare module '../../service/services.ts' {
  interface Ec2Service {
    /** All instances of this account and region, listed when iterated. */
    readonly instances: Instances;
    /** One instance by its id; nothing is loaded before its `reload()`. */
    Instance(id: string): Instance;
    /** Runs new instances, and gives them as resources with their data. */
    createInstances(input: RunInstancesCommandInput, options?: CallOptions): Promise<Instance[]>;
  }
}

addMembers('ec2', {
  get instances() {
    return Instances.of(this);
  },
  Instance(id: string) {
    return new Instance(this, id);
  },
  createInstances(input: RunInstancesCommandInput, options?: CallOptions) {
    return this.instances.create(input, options);
  },
});
