import type { CloudFormationDocument } from './cloudformation.ts';
import type { IamDocument } from './iam.ts';
import type { CopySource } from './s3.ts';

/** JSON as an object: a policy, a template. */
export type JsonDocument = Readonly<Record<string, unknown>>;

/** What the members of inputs may be besides text, by service. */
export interface Givable {
  readonly iam: Record<IamDocument, JsonDocument>;
  readonly cloudformation: Record<CloudFormationDocument, JsonDocument>;
  readonly s3: { readonly CopySource: CopySource; readonly Policy: JsonDocument };
  readonly sts: { readonly Policy: JsonDocument };
}

/** An input some of whose texts may be given as objects. */
export type Given<Input, Also> = {
  [Name in keyof Input]: Name extends keyof Also
    ? NonNullable<Input[Name]> extends readonly string[]
      ? (string | Also[Name])[] | Extract<Input[Name], undefined>
      : Input[Name] | Also[Name]
    : Input[Name];
};

/** An answer of IAM's, in which policies are objects. */
export type Opened<Value> = Value extends Date | string | number | boolean | undefined
  ? Value
  : Value extends readonly (infer Item)[]
    ? Opened<Item>[]
    : {
        [Name in keyof Value]: Name extends
          | 'PolicyDocument'
          | 'AssumeRolePolicyDocument'
          | 'Document'
          ? JsonDocument | Extract<Value[Name], undefined>
          : Opened<Value[Name]>;
      };

/** What a service's operation may be given. */
export type GivenTo<Service, Input> = Service extends keyof Givable
  ? Given<Input, Givable[Service]>
  : Input;

/** What a service's operation answers by a handle. */
export type AnsweredBy<Service, Output> = Service extends 'iam'
  ? Opened<Output>
  : Service extends 'cloudformation'
    ? {
        [Name in keyof Output]: Name extends 'TemplateBody'
          ? Output[Name] | JsonDocument
          : Output[Name];
      }
    : Output;
