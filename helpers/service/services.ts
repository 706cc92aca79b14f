import type { Pages } from '../pages.ts';
import type { Waits, Watches } from '../watch.ts';
import type { ServiceHandle } from './handle.ts';
import type { Operations } from './operations.ts';
import type { SdkClients, SdkModules, ServiceName } from './packages.ts';

/** What every handle has besides its operations. */
export interface Standard<Name extends ServiceName> extends ServiceHandle {
  /** The SDK's own client, whose calls are seen and stopped like all others. */
  readonly client: SdkClients[Name];
  /** `for await (const page of ec2.pages.describeInstances())`. */
  readonly pages: Pages<SdkModules[Name]>;
  /** `await ec2.wait.instanceRunning({ InstanceIds })`. */
  readonly wait: Waits<SdkModules[Name]>;
  /** `for await (const look of ec2.watch.instanceRunning({ InstanceIds }))`. */
  readonly watch: Watches<SdkModules[Name]>;
}

/** EC2: every operation as AWS answers it, and what `helpers/resources/ec2/` adds. */
export interface Ec2Service extends Operations<SdkModules['ec2']>, Standard<'ec2'> {}

/** STS: every operation as AWS answers it. */
export interface StsService extends Operations<SdkModules['sts']>, Standard<'sts'> {}

/** The handle of each service by its name. */
export interface Services {
  readonly ec2: Ec2Service;
  readonly sts: StsService;
}
