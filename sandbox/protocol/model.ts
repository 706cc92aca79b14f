import type { SchemaRef, StaticOperationSchema } from '@smithy/types';
import { loadSdk } from './sdk.ts';
import { type Shape, shapeOf, type Traits } from './shape.ts';

/** An operation of a service's API. */
export interface OperationModel {
  readonly name: string;
  readonly input: Shape;
  readonly output: Shape;
  /** Method, path pattern and success status, for the REST wires. */
  readonly http: readonly [method: string, path: string, status: number] | undefined;
}

/** The API of a service, as the SDK's package of it knows at run time. */
export interface ServiceModel {
  /** AWS's id of the service, `EC2`. */
  readonly serviceId: string;
  /** The wire that the SDK's client speaks: `aws.protocols#ec2Query`. */
  readonly protocol: string;
  /** The API version, `2016-11-15`. */
  readonly version: string;
  readonly xmlNamespace: string | undefined;
  /** What `X-Amz-Target` begins with on the JSON wires. */
  readonly target: string | undefined;
  /** True when clients expect the older query error codes in `x-amzn-query-error`. */
  readonly queryCompatible: boolean;
  /** The names of all operations. */
  readonly operationNames: readonly string[];
  operation(name: string): OperationModel | undefined;
  /** The modelled error of that name or of that query error code. */
  error(code: string): Shape | undefined;
}

interface ClientClass {
  new (
    config: object,
  ): {
    config: {
      serviceId: string;
      apiVersion: string;
      protocol: { getShapeId(): string; awsQueryCompatible?: boolean };
      protocolSettings: { version?: string; xmlNamespace?: string; serviceTarget?: string };
    };
  };
}

const models = new Map<string, ServiceModel>();

/** Reads the model of a service from its SDK package, which is loaded now if it was not before. */
export function loadModel(packageName: string): ServiceModel {
  const known = models.get(packageName);
  if (known) return known;
  const model = readModel(loadSdk<Record<string, unknown>>(packageName));
  models.set(packageName, model);
  return model;
}

function readModel(exports: Record<string, unknown>): ServiceModel {
  const { config } = new (clientClass(exports))({
    region: 'us-east-1',
    credentials: { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' },
  });
  const { protocol, protocolSettings, serviceId, apiVersion } = config;
  const operations = new Map<string, OperationModel>();
  let errors: Map<string, Shape> | undefined;
  let names: string[] | undefined;
  return {
    serviceId,
    protocol: protocol.getShapeId(),
    version: protocolSettings.version ?? apiVersion,
    xmlNamespace: protocolSettings.xmlNamespace,
    target: protocolSettings.serviceTarget,
    queryCompatible: protocol.awsQueryCompatible === true,
    get operationNames() {
      names ??= schemas(exports, 9).map((schema) => schema[2] as string);
      return names;
    },
    operation(name) {
      const known = operations.get(name);
      if (known) return known;
      const schema = Object.hasOwn(exports, `${name}$`) ? exports[`${name}$`] : undefined;
      if (!isSchema(schema, 9)) return undefined;
      const model = readOperation(schema as unknown as StaticOperationSchema);
      operations.set(name, model);
      return model;
    },
    error(code) {
      errors ??= readErrors(exports);
      return errors.get(code);
    },
  };
}

function clientClass(exports: Record<string, unknown>): ClientClass {
  const name = Object.keys(exports).find((key) => /^[A-Z]\w*Client$/.test(key));
  return exports[name ?? ''] as ClientClass;
}

function readOperation([, , name, traits, input, output]: StaticOperationSchema): OperationModel {
  const http = typeof traits === 'object' ? (traits as Traits).http : undefined;
  return { name, input: memberless(input), output: memberless(output), http };
}

function memberless(ref: SchemaRef): Shape {
  return shapeOf(typeof ref === 'function' ? (ref as () => SchemaRef)() : ref);
}

function readErrors(exports: Record<string, unknown>): Map<string, Shape> {
  const errors = new Map<string, Shape>();
  for (const schema of schemas(exports, -3)) {
    const shape = shapeOf(schema as unknown as SchemaRef);
    const queryCode = shape.traits.awsQueryError?.[0];
    if (queryCode !== undefined) errors.set(queryCode, shape);
    errors.set(shape.name, shape);
  }
  return errors;
}

function schemas(exports: Record<string, unknown>, kind: number): unknown[][] {
  return Object.entries(exports)
    .filter(([name, value]) => name.endsWith('$') && isSchema(value, kind))
    .map(([, value]) => value as unknown[]);
}

function isSchema(value: unknown, kind: number): value is unknown[] {
  return Array.isArray(value) && value[0] === kind;
}
