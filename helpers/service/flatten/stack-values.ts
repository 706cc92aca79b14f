import type { Stack } from '@aws-sdk/client-cloudformation';

type Described = Stack | { readonly Stacks?: readonly Stack[] | undefined };

/** A stack's outputs as an object: `{ VpcId: 'vpc-0123…' }`. Of an answer, its first stack's. */
export function outputs(described: Described): Record<string, string> {
  const { Outputs = [] } = stackIn(described);
  return Object.fromEntries(
    Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
  );
}

/**
 * A stack's parameters as an object, those resolved from Systems Manager as what they resolved to.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Parameter.html
 */
export function parameters(described: Described): Record<string, string> {
  const { Parameters = [] } = stackIn(described);
  return Object.fromEntries(
    Parameters.map(({ ParameterKey = '', ParameterValue = '', ResolvedValue }) => [
      ParameterKey,
      ResolvedValue ?? ParameterValue,
    ]),
  );
}

/** An object as the parameters that CreateStack and UpdateStack take. */
export function parameterList(
  values: Readonly<Record<string, string | number | boolean>>,
): { ParameterKey: string; ParameterValue: string }[] {
  return Object.entries(values).map(([ParameterKey, value]) => ({
    ParameterKey,
    ParameterValue: String(value),
  }));
}

function stackIn(described: Described): Partial<Stack> {
  return 'Stacks' in described ? (described.Stacks?.[0] ?? {}) : (described as Stack);
}
