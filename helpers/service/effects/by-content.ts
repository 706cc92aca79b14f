import { type Effect, worst } from '../../call/effect.ts';

type Input = Readonly<Record<string, unknown>>;

/** Says what an operation does with this input; undefined leaves it to the operation's name. */
type Judge = (input: Input) => Effect | undefined;

/** Operations whose input decides, by IAM's name of the service. */
const judges: Readonly<Record<string, Readonly<Record<string, Judge>>>> = {
  dynamodb: {
    ExecuteStatement: ({ Statement }) => ofStatement(Statement),
    BatchExecuteStatement: ({ Statements }) => ofStatements(Statements),
    ExecuteTransaction: ({ TransactStatements }) => ofStatements(TransactStatements),
    BatchWriteItem: ({ RequestItems }) =>
      list(Object.values(record(RequestItems)).flat()).some((each) => 'DeleteRequest' in each)
        ? 'destroys'
        : undefined,
    TransactWriteItems: ({ TransactItems }) =>
      list(TransactItems).some((each) => 'Delete' in each) ? 'destroys' : undefined,
  },
  ssm: {
    GetParameter: ofParameters,
    GetParameterHistory: ofParameters,
    GetParameters: ofParameters,
    GetParametersByPath: ofParameters,
  },
};

/** What an operation does as far as its input decides that. */
export function effectByContent(service: string, operation: string, input: unknown) {
  const known = Object.hasOwn(judges, service) ? judges[service] : undefined;
  const judge = known && Object.hasOwn(known, operation) ? known[operation] : undefined;
  return judge?.(record(input));
}

/** SecureString parameters come in clear text when they are asked for so. */
function ofParameters({ WithDecryption }: Input): Effect | undefined {
  return WithDecryption ? 'reads secrets' : undefined;
}

function ofStatements(statements: unknown): Effect {
  return worst(list(statements).map(({ Statement }) => ofStatement(Statement)));
}

/** PartiQL: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.html */
function ofStatement(statement: unknown): Effect {
  const text = typeof statement === 'string' ? statement : '';
  const verb = /^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)*([a-z]+)/i.exec(text)?.[1]?.toLowerCase();
  if (verb === 'select') return 'reads';
  return verb === 'delete' ? 'destroys' : 'changes';
}

function record(value: unknown): Input {
  return typeof value === 'object' && value !== null ? (value as Input) : {};
}

function list(value: unknown): Input[] {
  return Array.isArray(value) ? value.map(record) : [];
}
