import type { Setting } from '../config/ini.ts';
import { ConfigError } from '../errors.ts';
import { closest } from '../text/closest.ts';
import { type Environment, environmentKeys, hasContainer } from './environment.ts';
import type { Source } from './source.ts';

const names = ['Environment', 'Ec2InstanceMetadata', 'EcsContainer'];

/** What `credential_source` names: the environment's keys, the instance's role, the container's. */
export function credentialSource({ value, file, line }: Setting, env: Environment): Source {
  const fault = (what: string, hint: string) => new ConfigError(what, { file, line }, { hint });
  if (value === 'Ec2InstanceMetadata') return { kind: 'instance', profile: undefined };
  if (value === 'EcsContainer') {
    if (hasContainer(env)) return { kind: 'container', profile: undefined };
    throw fault(
      'credential_source is EcsContainer, but this is no container of ECS or EKS',
      'there AWS_CONTAINER_CREDENTIALS_FULL_URI or …_RELATIVE_URI is set',
    );
  }
  if (value === 'Environment') {
    const keys = environmentKeys(env);
    if (keys) return keys;
    throw fault(
      'credential_source is Environment, but AWS_ACCESS_KEY_ID is not set',
      'set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
    );
  }
  const near = closest(value, names);
  throw fault(
    `credential_source ${value} is none`,
    near ? `did you mean ${near}?` : `it is one of ${names.join(', ')}`,
  );
}
