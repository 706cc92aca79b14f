import { setMaxListeners } from 'node:events';
import { isAwshError } from '../../helpers/errors.ts';
import { explain } from '../../helpers/service/explain.ts';
import { type Check, type Finding, fail, type Patient } from './check.ts';
import { clock } from './checks/clock.ts';
import { config } from './checks/config.ts';
import { credentials } from './checks/credentials.ts';
import { endpoint } from './checks/endpoint.ts';
import { folders } from './checks/folders.ts';
import { history } from './checks/history.ts';
import { identity } from './checks/identity.ts';
import { languageServer } from './checks/language-server.ts';
import { node } from './checks/node.ts';
import { terminal } from './checks/terminal.ts';

/** A finding, and the check it is of. */
export interface Examined extends Finding {
  readonly check: string;
}

const checks: readonly Check[] = [
  node,
  terminal,
  config,
  credentials,
  endpoint,
  clock,
  identity,
  folders,
  history,
  languageServer,
];

/** As long as one check may take. */
const deadlineMs = 8_000;

/** Makes all checks side by side. Rejects only when the patient's signal says so. */
export async function examine(
  patient: Patient,
  atMostMs = deadlineMs,
): Promise<readonly Examined[]> {
  const late = new AbortController();
  const deadline = setTimeout(() => late.abort(), atMostMs);
  const signal = AbortSignal.any([patient.signal, late.signal]);
  // Each check listens, and so does what it calls.
  setMaxListeners(0, signal);
  try {
    const found = await Promise.all(
      checks.map(async (check) => {
        const findings = await untilLate(check, { ...patient, signal }, atMostMs);
        return findings.map((finding) => ({ check: check.name, ...finding }));
      }),
    );
    patient.signal.throwIfAborted();
    return found.flat();
  } finally {
    clearTimeout(deadline);
  }
}

async function untilLate(
  check: Check,
  patient: Patient,
  atMostMs: number,
): Promise<readonly Finding[]> {
  const { signal } = patient;
  const late = new Promise<readonly Finding[]>((resolve) => {
    const seconds = `${atMostMs / 1000} s`;
    const say = () =>
      resolve([fail(`no answer within ${seconds}`, 'check network, proxy and VPN')]);
    signal.addEventListener('abort', say, { once: true });
  });
  const looked = Promise.resolve()
    .then(() => check.look(patient))
    .catch((error: unknown) => (signal.aborted ? late : [ofError(error)]));
  return Promise.race([looked, late]);
}

/** An error's own words, and its next step. */
function ofError(error: unknown): Finding {
  const { title, message, hint } = explain(error);
  return fail(isAwshError(error) ? message : `${title}: ${message}`, hint);
}
