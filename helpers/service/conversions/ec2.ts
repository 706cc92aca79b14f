import type { Conversion, Members } from './conversion.ts';

/**
 * EC2 takes user data in base64, and gives a console's output so. RunInstances encodes whatever it
 * is given, as boto3 does; the other operations, where boto3 does not, leave base64 as it is.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
 */
export const ec2: Conversion = {
  input(operation, input) {
    switch (operation) {
      case 'RunInstances':
        return change(input, 'UserData', encoded);
      case 'CreateLaunchTemplate':
      case 'CreateLaunchTemplateVersion':
        return change(input, 'LaunchTemplateData', withUserData);
      case 'RequestSpotInstances':
        return change(input, 'LaunchSpecification', withUserData);
      case 'RequestSpotFleet':
        return change(input, 'SpotFleetRequestConfig', (config) =>
          change(config, 'LaunchSpecifications', (specifications) =>
            Array.isArray(specifications) ? specifications.map(withUserData) : specifications,
          ),
        );
      default:
        return input;
    }
  },
  answer(operation, answer) {
    return operation === 'GetConsoleOutput' ? change(answer, 'Output', decoded) : answer;
  },
};

/** Auto Scaling's launch configurations have user data too, which boto3 encodes. */
export const autoscaling: Conversion = {
  input: (operation, input) =>
    operation === 'CreateLaunchConfiguration' ? change(input, 'UserData', encoded) : input,
};

function withUserData(specification: unknown): unknown {
  return change(specification, 'UserData', (data) => (isBase64(data) ? data : encoded(data)));
}

function encoded(data: unknown): unknown {
  if (typeof data === 'string') return Buffer.from(data).toString('base64');
  return data instanceof Uint8Array ? Buffer.from(data).toString('base64') : data;
}

function decoded(data: unknown): unknown {
  return typeof data === 'string' ? Buffer.from(data, 'base64').toString('utf8') : data;
}

/** What cloud-init reads begins with `#`, `<` or a header, none of which base64 can look like. */
function isBase64(data: unknown): boolean {
  return typeof data === 'string' && Buffer.from(data, 'base64').toString('base64') === data;
}

/** A copy with one member changed; what has no such member, or is no object, as it is. */
function change<Value>(value: Value, member: string, how: (value: unknown) => unknown): Value {
  if (typeof value !== 'object' || value === null) return value;
  const inner = (value as Members)[member];
  return inner === undefined ? value : { ...value, [member]: how(inner) };
}
