import type { Value } from './value.ts';

/** What the functions of a template can see when it is evaluated. */
export interface Scope {
  /** The values of parameters and pseudo parameters, by name. */
  readonly parameters: Readonly<Record<string, Value>>;
  readonly mappings: Value;
  /** Whether a condition holds. Throws for one that the template does not have. */
  holds(condition: string): boolean;
  /** The physical id of a resource. Throws for one that is not there. */
  reference(logicalId: string): Value;
  /** An attribute of a resource. Throws for one that it does not have. */
  attribute(logicalId: string, name: string): Value;
  /** The zones of a region. */
  zones(region: string): string[];
  /** What another stack exports under that name. Throws when none does. */
  imported(name: string): string;
}

/** What Ref gives for AWS::NoValue: who gets it leaves the property out. */
export const noValue = 'AWS::NoValue';
