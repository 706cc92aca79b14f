import type { DescribeInstancesCommandInput, RunInstancesCommandInput } from '@aws-sdk/client-ec2';
import { awaitable } from '../../call/awaitable.ts';
import { instances, type Reservations } from '../../flatten.ts';
import { Collection, type Source } from '../../resource/collection.ts';
import type { CallOptions } from '../../service/operations.ts';
import type { Ec2Service } from '../../service/services.ts';
import { Instance } from './instance.ts';

interface InstanceSource extends Source<Instance, DescribeInstancesCommandInput> {
  readonly create: (input: RunInstancesCommandInput, options: CallOptions) => Promise<Instance[]>;
}

/** Many instances: `ec2.instances.filter({ Filters: […] }).limit(10)`. */
export class Instances extends Collection<Instance, DescribeInstancesCommandInput> {
  declare protected readonly source: InstanceSource;

  /** All instances of a handle's account and region. */
  static of(ec2: Ec2Service): Instances {
    return new Instances(sourceIn(ec2));
  }

  /** Runs new instances, and gives them as resources with their data. */
  create(input: RunInstancesCommandInput, options: CallOptions = {}): Promise<Instance[]> {
    return awaitable(this.source.create(input, options));
  }
}

function sourceIn(ec2: Ec2Service): InstanceSource {
  const asResources = (answer: Reservations) =>
    instances(answer).map((data) => new Instance(ec2, data.InstanceId ?? '', data));
  return {
    noun: 'instances',
    async *pages(input, options) {
      for await (const page of ec2.pages.describeInstances(input, options)) yield asResources(page);
    },
    create: async (input, options) => asResources(await ec2.runInstances(input, options)),
  };
}
