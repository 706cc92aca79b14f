import { test } from 'uvu';
import { Session } from '../../../helpers/awsh.ts';
import { startMoto } from './moto.ts';

/**
 * A third party's AWS server for the tests of a file. `check` is uvu's `test`, skipped where the
 * server isn't installed; `open` gives a session that sends its calls there, and the names of the
 * operations it called.
 */
export async function atMoto() {
  const moto = await startMoto();
  if (!moto)
    console.log('skip: moto_server is not on the PATH, so no third-party server was asked');
  test.after(() => moto?.stop());
  const open = () => {
    const session = new Session({ endpoint: moto?.url ?? '', region: 'us-east-1' });
    const calls: string[] = [];
    session.onCall(({ operation }) => calls.push(operation));
    return { session, calls };
  };
  return { check: moto ? test : test.skip, open };
}
