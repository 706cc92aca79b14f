/** The generated tables of paged operations as types: what is paged, and where the elements are. */
export interface PagingTables {
  readonly cloudformation: typeof import('../paginators/cloudformation.generated.ts').paginators;
  readonly cloudwatch: typeof import('../paginators/cloudwatch.generated.ts').paginators;
  readonly dynamodb: typeof import('../paginators/dynamodb.generated.ts').paginators;
  readonly ec2: typeof import('../paginators/ec2.generated.ts').paginators;
  readonly glacier: typeof import('../paginators/glacier.generated.ts').paginators;
  readonly iam: typeof import('../paginators/iam.generated.ts').paginators;
  readonly rds: typeof import('../paginators/rds.generated.ts').paginators;
  readonly s3: typeof import('../paginators/s3.generated.ts').paginators;
  readonly sns: typeof import('../paginators/sns.generated.ts').paginators;
  readonly sqs: typeof import('../paginators/sqs.generated.ts').paginators;
}

/** What is at a path of an answer: the elements of a list, of lists in a list, or a text. */
export type ElementAt<Output, Path> = Path extends `${infer Outer}[].${infer Inner}`
  ? ElementAt<ElementAt<Output, Outer>, Inner>
  : Path extends `${infer Head}.${infer Rest}`
    ? ElementAt<Member<Output, Head>, Rest>
    : Member<Output, Path> extends readonly (infer Element)[]
      ? Element
      : Member<Output, Path>;

type Member<Output, Name> = Name extends keyof Output ? NonNullable<Output[Name]> : never;

/** The elements of all lists in an answer: for operations that no table tells about. */
export type AnyElement<Output> = {
  [Name in keyof Output]: NonNullable<Output[Name]> extends readonly (infer Element)[]
    ? Element
    : never;
}[keyof Output];
