/** Importing this takes the environment's AWS away, so that a test sees no one's real account. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/temporary.ts';

for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
const folder = temporaryFolder('aws');
Object.assign(process.env, {
  AWS_CONFIG_FILE: join(folder, 'config'),
  AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
});

/** Writes the config file that sessions made from now on read. */
export function writeConfig(text: string): void {
  writeFileSync(process.env.AWS_CONFIG_FILE as string, text);
}
