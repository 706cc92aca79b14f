import { UsageError } from '../errors.ts';
import { closest } from '../text/closest.ts';
import type { SdkModule } from './packages.ts';

const known = new WeakMap<SdkModule, ReadonlyMap<string, string>>();

/**
 * AWS's name of an operation by any spelling: ours (`describeVpcs`), AWS's (`DescribeVpcs`), boto3's
 * (`describe_vpcs`), the CLI's (`describe-vpcs`); undefined for what the service doesn't have.
 */
export function operationNamed(sdk: SdkModule, spelling: string): string | undefined {
  const names = known.get(sdk) ?? namesIn(sdk);
  known.set(sdk, names);
  return names.get(bare(spelling));
}

/** The same, or an error that names the nearest. */
export function requireOperation(sdk: SdkModule, service: string, spelling: string): string {
  const name = operationNamed(sdk, spelling);
  if (name !== undefined) return name;
  const near = closest(bare(spelling), [...(known.get(sdk)?.keys() ?? [])]);
  const meant = near && known.get(sdk)?.get(near);
  throw new UsageError(`${service} has no operation ${spelling}`, {
    hint: meant ? `did you mean ${methodName(meant)}?` : `${service}. and Tab list them`,
  });
}

/** The method that stands for an operation: `describeVpcs` for `DescribeVpcs`. */
export function methodName(operation: string): string {
  return `${operation.charAt(0).toLowerCase()}${operation.slice(1)}`;
}

function namesIn(sdk: SdkModule): ReadonlyMap<string, string> {
  const operations = Object.keys(sdk).flatMap((key) => /^([^$_].*)Command$/.exec(key)?.[1] ?? []);
  return new Map(operations.map((name) => [bare(name), name]));
}

function bare(spelling: string): string {
  return spelling.replaceAll(/[-_]/g, '').toLowerCase();
}
