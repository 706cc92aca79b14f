/** What to do about an answer of AWS's, by its code; the first that fits. */
const steps: readonly { codes: RegExp; step: string }[] = [
  {
    codes: /^(Expired|TokenRefreshRequired|RequestExpired|ExpiredToken)/,
    step: 'the credentials have expired: log in again, or .profile another',
  },
  {
    codes: /^(AccessDenied|UnauthorizedOperation|AuthorizationError|Forbidden|UnauthorizedAccess)/,
    step: 'ask for that permission, or .profile another; .whoami shows who you are',
  },
  {
    codes: /^(AuthFailure|InvalidClientTokenId|UnrecognizedClient|InvalidAccessKeyId)/,
    step: 'AWS does not know these credentials: check them, and that the region is enabled',
  },
  {
    codes: /^(SignatureDoesNotMatch|IncompleteSignature)/,
    step: 'the secret key does not belong to the access key, or the clock is wrong',
  },
  {
    codes: /^(RequestTimeTooSkewed|InvalidSignatureTime)/,
    step: "this machine's clock is wrong: set it",
  },
  {
    codes: /^OptInRequired/,
    step: 'the account or region has to be enabled for this first, in the AWS console',
  },
  {
    codes:
      /(Throttl|RequestLimitExceeded|TooManyRequests|SlowDown|BandwidthLimit|EC2ThrottledException)/,
    step: 'AWS asks for fewer calls: wait a moment, then try again',
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
    codes: /(NotFound|\.Malformed|NoSuch|DoesNotExist)/,
    step: 'check the name or id, and that it is in this region and account',
  },
  {
    codes: /^(InternalError|InternalFailure|ServiceUnavailable|Unavailable|HTTP 5\d\d)/,
    step: "the fault is on AWS's side: try again",
  },
];

/** The next step after an error that AWS answered with; undefined when its message must do. */
export function nextStep(code: string): string | undefined {
  return steps.find(({ codes }) => codes.test(code))?.step;
}
