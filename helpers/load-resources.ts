import type { ServiceDefinition } from './resource/definition.ts';

const definitions: Readonly<Record<string, () => Promise<ServiceDefinition>>> = {
  autoscaling: async () => (await import('./resources/autoscaling/index.ts')).autoscaling,
  cloudformation: async () => (await import('./resources/cloudformation/index.ts')).cloudformation,
  cloudwatch: async () => (await import('./resources/cloudwatch/index.ts')).cloudwatch,
  dynamodb: async () => (await import('./resources/dynamodb/index.ts')).dynamodb,
  ec2: async () => (await import('./resources/ec2/index.ts')).ec2,
  ecr: async () => (await import('./resources/ecr/index.ts')).ecr,
  ecs: async () => (await import('./resources/ecs/index.ts')).ecs,
  eks: async () => (await import('./resources/eks/index.ts')).eks,
  elbv2: async () => (await import('./resources/elbv2/index.ts')).elbv2,
  events: async () => (await import('./resources/events/index.ts')).events,
  glacier: async () => (await import('./resources/glacier/index.ts')).glacier,
  iam: async () => (await import('./resources/iam/index.ts')).iam,
  kms: async () => (await import('./resources/kms/index.ts')).kms,
  lambda: async () => (await import('./resources/lambda/index.ts')).lambda,
  logs: async () => (await import('./resources/logs/index.ts')).logs,
  rds: async () => (await import('./resources/rds/index.ts')).rds,
  route53: async () => (await import('./resources/route53/index.ts')).route53,
  s3: async () => (await import('./resources/s3/index.ts')).s3,
  secretsmanager: async () => (await import('./resources/secretsmanager/index.ts')).secretsmanager,
  sns: async () => (await import('./resources/sns/index.ts')).sns,
  sqs: async () => (await import('./resources/sqs/index.ts')).sqs,
  ssm: async () => (await import('./resources/ssm/index.ts')).ssm,
  stepfunctions: async () => (await import('./resources/stepfunctions/index.ts')).stepfunctions,
};

/** What may reach any service without naming it. */
const anyService = /\b(?:session|Session|everywhere|import|require|eval|globalThis)\b/;

const loading = new Map<string, Promise<void>>();

/**
 * Gives service handles their resources: `ec2.vpcs`, `ec2.Instance(id)`. A program that imports
 * `awsh` has those of all services at once; the shell, whose first answer waits for no definition
 * that it doesn't need, calls this before a cell, with its source: the services named there are
 * loaded.
 */
export async function loadResources(source: string): Promise<void> {
  const all = anyService.test(source);
  const words = new Set(source.match(/[\w$]+/g));
  const named = Object.keys(definitions).filter((service) => all || words.has(service));
  await Promise.all(named.map(load));
}

/** What members of handles and resources send, for who reads a program before it is run. */
export async function loadSends(): Promise<typeof import('./resource/sends.ts')> {
  return import('./resource/sends.ts');
}

/**
 * What finds the names that an input of a service may have: by the definitions of its resources, and
 * of those that other services name.
 */
export async function loadNames(service: string): Promise<Names> {
  const [namedBy, names] = await Promise.all([
    import('./resource/named-by.ts'),
    import('./resource/names.ts'),
  ]);
  const services = [service, ...namedBy.namedElsewhere].filter((name) => name in definitions);
  await Promise.all(services.map(load));
  return { ...namedBy, ...names };
}

type Names = typeof import('./resource/named-by.ts') & typeof import('./resource/names.ts');

function load(service: string): Promise<void> {
  const known = loading.get(service) ?? register(service);
  loading.set(service, known);
  return known;
}

async function register(service: string): Promise<void> {
  const [{ addResources }, definition] = await Promise.all([
    import('./resource/service-members.ts'),
    definitions[service]?.(),
  ]);
  if (definition) addResources(definition);
}
