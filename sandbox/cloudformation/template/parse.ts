import { malformed, refuse } from '../refuse.ts';
import { type Fields, field, isFields, type Value } from './value.ts';
import { readYaml } from './yaml.ts';

/** A resource as a template declares it. */
export interface Declared {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Fields;
  readonly dependsOn: readonly string[];
  readonly condition?: string | undefined;
  /** True when it outlives the stack. */
  readonly retained: boolean;
}

/** A template, read and checked as far as one can without parameters. */
export interface Template {
  readonly description?: string | undefined;
  readonly parameters: Fields;
  readonly mappings: Fields;
  readonly conditions: Fields;
  readonly outputs: Fields;
  readonly resources: readonly Declared[];
}

const sections = [
  'AWSTemplateFormatVersion',
  'Conditions',
  'Description',
  'Mappings',
  'Metadata',
  'Outputs',
  'Parameters',
  'Resources',
  'Rules',
];
const longest = 51_200;

/** Reads a template in JSON or YAML. Throws a `ValidationError` for what is none. */
export function parseTemplate(body: string): Template {
  if (body.length > longest) {
    throw refuse(
      `1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${longest}`,
    );
  }
  const root = read(body);
  if (!isFields(root)) throw malformed('unsupported structure.');
  if (field(root, 'Transform') !== undefined) {
    throw refuse('The sandbox has no transforms and no macros.');
  }
  const unknown = Object.keys(root).filter((name) => !sections.includes(name));
  if (unknown.length > 0) {
    throw refuse(`Invalid template property or properties [${unknown.join(', ')}]`);
  }
  const description = field(root, 'Description');
  return {
    description: typeof description === 'string' ? description : undefined,
    parameters: section(root, 'Parameters'),
    mappings: section(root, 'Mappings'),
    conditions: section(root, 'Conditions'),
    outputs: section(root, 'Outputs'),
    resources: resourcesOf(section(root, 'Resources')),
  };
}

function read(body: string): Value {
  if (!/^\s*\{/.test(body)) return readYaml(body);
  try {
    return JSON.parse(body) as Value;
  } catch {
    // What looks like JSON may be YAML in its flow style.
    return readYaml(body);
  }
}

function section(root: Fields, name: string): Fields {
  const value = field(root, name);
  if (value === undefined || value === null) return {};
  if (isFields(value)) return value;
  throw malformed(`[/${name}] should be an object`);
}

function resourcesOf(section: Fields): Declared[] {
  const entries = Object.entries(section);
  if (entries.length === 0) throw malformed('At least one Resources member must be defined.');
  return entries.map(([logicalId, value]) => {
    if (!/^[A-Za-z0-9]{1,255}$/.test(logicalId)) {
      throw malformed(`Resource name ${logicalId} is non alphanumeric.`);
    }
    const type = isFields(value) ? field(value, 'Type') : undefined;
    if (!isFields(value) || typeof type !== 'string') {
      throw malformed(
        `[/Resources/${logicalId}] Every Resources object must contain a Type member.`,
      );
    }
    const properties = field(value, 'Properties') ?? {};
    if (!isFields(properties)) {
      throw malformed(`[/Resources/${logicalId}/Properties] should be an object`);
    }
    const after = field(value, 'DependsOn') ?? [];
    const condition = field(value, 'Condition');
    return {
      logicalId,
      type,
      properties,
      dependsOn: (Array.isArray(after) ? after : [after]).map(String),
      condition: typeof condition === 'string' ? condition : undefined,
      retained: /^Retain/.test(String(field(value, 'DeletionPolicy') ?? '')),
    };
  });
}
