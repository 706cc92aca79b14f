import { join } from 'node:path';
import { UsageError } from '../helpers/errors.ts';
import {
  type Confirm,
  type Confirmation,
  type Question,
  Session,
  type SessionOptions,
  useCodeCache,
} from '../helpers/index.ts';
import { safe, safeLine } from '../helpers/text/safe.ts';
import type { FixtureName } from '../sandbox/index.ts';
import type { Arguments } from './args.ts';
import { cacheFolder } from './cache-folder.ts';
import type { Editor, History } from './capabilities/index.ts';
import type { Choice } from './choose-place.ts';
import type { Ask } from './command.ts';
import { Engine, type LateListeners } from './engine.ts';
import { snippetsOnDemand } from './play/snippets-on-demand.ts';
import { NotebooksOnDemand } from './recording/notebooks-on-demand.ts';
import { askInFront } from './running/ask-in-front.ts';
import { SandboxOnDemand, sandboxOptions } from './sandbox-on-demand.ts';
import { type OpenSandbox, TutorOnDemand } from './tutor/index.ts';

/** How long after the prompt the sandbox is made ready: its first answer is not the user's to wait for. */
const warmUpMs = 500;

/** An engine whose session goes where the command line says. */
export async function openEngine(
  args: Arguments,
  choice: Choice,
  options: { color: boolean; ask?: Ask; editor?: Editor } & LateListeners,
): Promise<Engine> {
  const face = options.ask ? { ...options, ask: askInFront(options.ask) } : options;
  useCodeCache(join(cacheFolder(), 'code'));
  const { profile, region, endpoint, readOnly, deadlineMs } = args;
  const confirm = args.yes ? alwaysYes : face.ask && confirmWith(face.ask);
  const sandbox = new SandboxOnDemand(sandboxOptions(args));
  const sessionOptions: SessionOptions = {
    ...(face.ask ? { ask: asking(face.ask) } : {}),
    warn: (message) => console.warn(message),
    readOnly,
    ...(confirm ? { confirm } : {}),
    ...(deadlineMs ? { deadlineMs } : {}),
    ...(region ? { region } : {}),
    ...(profile ? { profile } : {}),
    ...(endpoint ? { endpoint } : {}),
    ...(choice.isSandbox ? await sandbox.connect() : {}),
  };
  if (face.ask && choice.isSandbox) setTimeout(() => void sandbox.warmUp(), warmUpMs).unref();
  const history = face.ask && args.task.kind !== 'play' && (await keptHistory(args, face));
  return new Engine({
    session: new Session(sessionOptions),
    sandbox,
    notebooks: new NotebooksOnDemand({
      color: face.color,
      width: () => process.stdout.columns,
    }),
    ...(history ? { history } : {}),
    snippets: snippetsOnDemand,
    tutor: new TutorOnDemand({ openSandbox: practice(args), color: face.color }),
    callLines: !args.quiet,
    ...face,
  });
}

/** Only what a person types is kept. */
async function keptHistory(
  { isPrivate }: Arguments,
  { onLateOutput }: LateListeners,
): Promise<History> {
  const { openHistory } = await import('./history/index.ts');
  const warn = (message: string) => onLateOutput?.(`${safe(message)}\n`, 'err');
  return openHistory({ isPrivate, warn });
}

/** Courses are held in sandboxes of their own, whose time runs as that of the user's. */
function practice({ clock }: Arguments): OpenSandbox {
  return async (fixture) => {
    const { createSandbox } = await import('../sandbox/index.ts');
    return createSandbox({ fixture: fixture as FixtureName, ...(clock ? { clock } : {}) });
  };
}

/** Asks a person what credentials take: the code of an MFA device, the approval of a login. */
function asking(ask: Ask): (question: Question) => Promise<string> {
  return async ({ kind, message }) => {
    const answer =
      kind === 'mfa' ? await ask.secret(message) : await ask.choose(message, approvals);
    if (answer !== undefined && answer !== notNow) return answer;
    throw kind === 'mfa'
      ? new UsageError('no code was given')
      : new UsageError('nobody logged in', { hint: '.login does, or aws sso login' });
  };
}

const notNow = 'not now';
const approvals = [{ value: 'it is approved' }, { value: notNow }];

const alwaysYes: Confirm = async () => 'cell';
const no = 'no';

/** Asks about a call of a protected profile; leaving the question is a no. */
function confirmWith(ask: Ask): Confirm {
  return async (question) => {
    const { waiting, toType, signal } = question;
    const all = waiting.length > 1 ? `yes, all ${waiting.length} and more of this cell` : undefined;
    const choices = [no, 'yes, this one', all ?? 'yes, and all like it in this cell'];
    const answer = await ask.choose(
      questionText(question),
      choices.map((value) => ({ value })),
      { ...(signal ? { signal } : {}) },
    );
    if (answer === undefined || answer === no) return 'no';
    if (toType !== undefined) {
      const typed = await ask.text(`Type ${safeLine(toType)} to go on`, signal ? { signal } : {});
      if (typed?.trim() !== toType) return 'no';
    }
    return answer === choices[1] ? 'once' : 'cell';
  };
}

/** `TerminateInstances destroys { "InstanceIds": … } in 123456789012 (prod), eu-west-1. Send it?` */
function questionText({ intent, waiting }: Confirmation): string {
  const { operation, effect, account, profile = 'default', region } = intent;
  const first = short(intent.input);
  const last = waiting.length > 1 ? ` … ${short(waiting.at(-1)?.input)}` : '';
  const many = waiting.length > 1 ? `${waiting.length} × ` : '';
  const where = [account && `account ${account}`, `profile ${profile}`, region].filter(Boolean);
  return safeLine(`${many}${operation} ${effect}: ${first}${last} in ${where.join(', ')}. Send?`);
}

function short(input: unknown): string {
  const text = JSON.stringify(input) ?? '';
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
