/** Makes the built program executable, for `npx awsh` in a checkout; tsc writes plain files. */
import { chmodSync } from 'node:fs';

chmodSync(new URL('../dist/shell/main.js', import.meta.url), 0o755);
