import { partitionOf } from '../config/region.ts';
import { clockStep } from './steps/clock.ts';
import { deniedStep } from './steps/denied.ts';
import { expiredStep } from './steps/expired.ts';
import type { Refusal } from './steps/refusal.ts';
import { regionStep } from './steps/region.ts';

interface Step {
  readonly codes: RegExp;
  readonly step: string | ((refusal: Refusal) => string | undefined);
}

const accessDenied =
  /^(AccessDenied|UnauthorizedOperation|AuthorizationError|Forbidden|UnauthorizedAccess|NotAuthorized|HTTP 403)/;
const skewed =
  /^(RequestExpired|RequestTimeTooSkewed|RequestInTheFuture|InvalidSignature|SignatureDoesNotMatch|SignatureExpired)/;
const elsewhere =
  /^(PermanentRedirect|TemporaryRedirect|Redirect|AuthorizationHeaderMalformed|IllegalLocationConstraint|HTTP 301)/;

/** What to do about an answer of AWS's, by its code; the first that has something to say. */
const steps: readonly Step[] = [
  { codes: skewed, step: clockStep },
  { codes: /^(Expired|TokenRefreshRequired|RequestExpired)/, step: expiredStep },
  { codes: accessDenied, step: deniedStep },
  { codes: elsewhere, step: regionStep },
  {
    codes: /^(AuthFailure|InvalidClientTokenId|UnrecognizedClient|InvalidAccessKeyId)/,
    step: unknownCredentials,
  },
  {
    codes: /^(SignatureDoesNotMatch|IncompleteSignature|InvalidSignature)/,
    step: 'the secret key does not belong to the access key, or the clock is wrong',
  },
  {
    codes: /^(RequestTimeTooSkewed|RequestInTheFuture|InvalidSignatureTime)/,
    step: "this machine's clock is wrong: set it",
  },
  {
    codes: /^OptInRequired/,
    step: ({ call }) =>
      isOptIn(call?.region)
        ? `${call?.region} has to be enabled for the account first, in the AWS console`
        : 'the account has to be enabled for this first, in the AWS console',
  },
  {
    codes:
      /(Throttl|RequestLimitExceeded|TooManyRequests|SlowDown|BandwidthLimit|EC2ThrottledException|ProvisionedThroughputExceeded)/,
    step: 'AWS asks for fewer calls: wait a moment, then try again; AWS_RETRY_MODE=adaptive slows a loop down by itself',
  },
  {
    codes: /^(InvalidAction|UnknownOperation|NotImplemented|UnsupportedOperation)/,
    step: 'what answers at this endpoint does not know the operation',
  },
  { codes: /^DryRunOperation$/, step: 'it would have worked: leave DryRun out to do it' },
  {
    codes: /(InsufficientInstanceCapacity|InsufficientCapacity)/,
    step: 'try another availability zone or instance type',
  },
  { codes: /(LimitExceeded|QuotaExceeded)$/, step: 'a quota is used up: ask AWS to raise it' },
  {
    codes: /^BucketAlreadyExists$/,
    step: 'all accounts share the names of buckets: choose another',
  },
  {
    codes: /(NotFound|\.Malformed|NoSuch|DoesNotExist|HTTP 404)/,
    step: 'check the name or id, and that it is in this region and account',
  },
  {
    codes: /^(InternalError|InternalFailure|ServiceUnavailable|Unavailable|HTTP 5\d\d)/,
    step: "the fault is on AWS's side: try again",
  },
];

/**
 * The next step after an error that AWS answered with, told from its code or from all that is known
 * of it; undefined when its message must do.
 */
export function nextStep(error: string | Refusal): string | undefined {
  const refusal = typeof error === 'string' ? bare(error) : error;
  for (const { codes, step } of steps) {
    if (!codes.test(refusal.code)) continue;
    const said = typeof step === 'string' ? step : step(refusal);
    if (said !== undefined) return said;
  }
  return undefined;
}

function bare(code: string): Refusal {
  return { code, message: '', call: undefined, headers: {}, region: undefined };
}

function unknownCredentials({ call }: Refusal): string {
  const region = call?.region;
  return isOptIn(region)
    ? `AWS does not know these credentials in ${region}: it may have to be enabled for the account first`
    : 'AWS does not know these credentials: check them, and that the region is enabled';
}

/** Regions of before March 2019 are enabled for every account. */
const alwaysOn =
  /^(us-(east|west)-[12]|ap-south-1|ap-northeast-[123]|ap-southeast-[12]|ca-central-1|eu-central-1|eu-west-[123]|eu-north-1|sa-east-1)$/;

function isOptIn(region: string | undefined): boolean {
  return region !== undefined && partitionOf(region) === 'aws' && !alwaysOn.test(region);
}
