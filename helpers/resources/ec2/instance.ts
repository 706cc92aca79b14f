import type {
  DescribeInstancesCommandOutput,
  Instance as InstanceData,
  InstanceState,
  InstanceStateChange,
  StartInstancesCommandInput,
  StartInstancesCommandOutput,
  StopInstancesCommandInput,
  StopInstancesCommandOutput,
  TerminateInstancesCommandInput,
  TerminateInstancesCommandOutput,
} from '@aws-sdk/client-ec2';
import { awaitable } from '../../call/awaitable.ts';
import { AwshError } from '../../errors.ts';
import { instances, name, tags } from '../../flatten.ts';
import { Resource } from '../../resource/resource.ts';
import type { CallOptions } from '../../service/operations.ts';
import type { Ec2Service } from '../../service/services.ts';
import type { Look, WatchOptions } from '../../watch.ts';

type Without<Input> = Omit<Input, 'InstanceIds'>;

/** A virtual machine: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Instance.html */
export class Instance extends Resource<InstanceData> {
  readonly #ec2: Ec2Service;

  constructor(ec2: Ec2Service, id: string, data?: InstanceData) {
    super(id, data);
    this.#ec2 = ec2;
  }

  get kind(): string {
    return 'Instance';
  }

  /** `pending`, `running`, `shutting-down`, `terminated`, `stopping` or `stopped`. */
  get state(): InstanceState['Name'] {
    return this.data.State?.Name;
  }

  get type(): InstanceData['InstanceType'] {
    return this.data.InstanceType;
  }

  get name(): string | undefined {
    return name(this.data);
  }

  get tags(): Record<string, string> {
    return tags(this.data);
  }

  get imageId(): string | undefined {
    return this.data.ImageId;
  }

  get vpcId(): string | undefined {
    return this.data.VpcId;
  }

  get subnetId(): string | undefined {
    return this.data.SubnetId;
  }

  get availabilityZone(): string | undefined {
    return this.data.Placement?.AvailabilityZone;
  }

  get privateIpAddress(): string | undefined {
    return this.data.PrivateIpAddress;
  }

  get publicIpAddress(): string | undefined {
    return this.data.PublicIpAddress;
  }

  get launchTime(): Date | undefined {
    return this.data.LaunchTime;
  }

  /** Starts it when it is stopped; the answer tells the state before and after. */
  start(
    input: Without<StartInstancesCommandInput> = {},
    options: CallOptions = {},
  ): Promise<StartInstancesCommandOutput> {
    const answer = this.#ec2.startInstances({ ...input, InstanceIds: [this.id] }, options);
    return this.#followed(answer, ({ StartingInstances }) => StartingInstances);
  }

  /** Shuts it down; it can be started again. */
  stop(
    input: Without<StopInstancesCommandInput> = {},
    options: CallOptions = {},
  ): Promise<StopInstancesCommandOutput> {
    const answer = this.#ec2.stopInstances({ ...input, InstanceIds: [this.id] }, options);
    return this.#followed(answer, ({ StoppingInstances }) => StoppingInstances);
  }

  /** Ends it for good, and the volumes that go with it. */
  terminate(
    input: Without<TerminateInstancesCommandInput> = {},
    options: CallOptions = {},
  ): Promise<TerminateInstancesCommandOutput> {
    const answer = this.#ec2.terminateInstances({ ...input, InstanceIds: [this.id] }, options);
    return this.#followed(answer, ({ TerminatingInstances }) => TerminatingInstances);
  }

  /** Waits for it to be running, and has fresh data then. */
  waitUntilRunning(options?: WatchOptions): Promise<this> {
    return this.#refreshed(this.#ec2.wait.instanceRunning({ InstanceIds: [this.id] }, options));
  }

  /** Waits for it to be stopped, and has fresh data then. */
  waitUntilStopped(options?: WatchOptions): Promise<this> {
    return this.#refreshed(this.#ec2.wait.instanceStopped({ InstanceIds: [this.id] }, options));
  }

  /** Waits for it to be terminated, and has fresh data then. */
  waitUntilTerminated(options?: WatchOptions): Promise<this> {
    return this.#refreshed(this.#ec2.wait.instanceTerminated({ InstanceIds: [this.id] }, options));
  }

  protected async fetch({ signal }: CallOptions): Promise<InstanceData> {
    const answer = await this.#ec2.describeInstances(
      { InstanceIds: [this.id] },
      signal ? { signal } : {},
    );
    const [data] = instances(answer);
    if (data) return data;
    throw new AwshError('Gone', `there is no instance ${this.id} here (any more)`);
  }

  protected label(): readonly (string | undefined)[] {
    return [this.name, this.type, this.state];
  }

  /** An answer to a change tells the state it led to: taken over, so that none is silently old. */
  #followed<Answer>(
    answer: Promise<Answer>,
    changesIn: (answer: Answer) => readonly InstanceStateChange[] | undefined,
  ): Promise<Answer> {
    const followed = answer.then((output) => {
      const change = changesIn(output)?.find(({ InstanceId }) => InstanceId === this.id);
      if (change?.CurrentState) this.update({ State: change.CurrentState });
      return output;
    });
    return awaitable(followed);
  }

  #refreshed(waiting: Promise<Look<DescribeInstancesCommandOutput>>): Promise<this> {
    const refreshed = waiting.then(({ response }) => {
      const seen = instances(response ?? {}).find(({ InstanceId }) => InstanceId === this.id);
      if (seen) this.loaded(seen);
      return this;
    });
    return awaitable(refreshed);
  }
}
