import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import { constants, setPriority } from 'node:os';
import { pathToFileURL } from 'node:url';
import type { MessageConnection } from 'vscode-jsonrpc/node';

const require = createRequire(import.meta.url);

/** A language server that runs, and the way to talk to it. */
export interface ServerProcess {
  readonly pid: number | undefined;
  readonly connection: MessageConnection;
  /** Whether it keeps this program from ending: true while an answer is waited for. */
  hold(on: boolean): void;
  stop(): void;
}

/**
 * Starts a language server for a folder. `onEnd` hears once when it is gone, whoever ended it. Were
 * we killed, its input would end and it with it.
 */
export function startServer(program: string, folder: string, onEnd: () => void): ServerProcess {
  const child = spawn(program, ['--lsp', '--stdio'], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
    env: { ...process.env, GOMEMLIMIT: memoryLimit },
  });
  lowerPriority(child);
  const stop = (): void => void child.kill();
  process.once('exit', stop);
  const connection = connect(child);
  let ended = false;
  const end = (): void => {
    if (ended) return;
    ended = true;
    process.off('exit', stop);
    connection.dispose();
    onEnd();
  };
  child.once('error', end);
  child.once('exit', end);
  // Writing to a server that has just died must not end us.
  child.stdin?.on('error', end);
  connection.onClose(end);
  connection.onError(() => undefined);
  const hold = (on: boolean): void => {
    const change = on ? 'ref' : 'unref';
    child[change]();
    for (const pipe of [child.stdin, child.stdout]) (pipe as Socket | null)?.[change]();
  };
  hold(false);
  return { pid: child.pid, connection, hold, stop };
}

/** Where Go's collector begins to work harder; what is used may be more. */
const memoryLimit = '900MiB';

/** Its first second of work takes every core there is; the user's keys come first. */
function lowerPriority({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It is as fast as everything else, then.
  }
}

function connect(child: ChildProcess): MessageConnection {
  const rpc = require('vscode-jsonrpc/node') as typeof import('vscode-jsonrpc/node');
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error('a child process has pipes when asked for them');
  const connection = rpc.createMessageConnection(
    new rpc.StreamMessageReader(stdout),
    new rpc.StreamMessageWriter(stdin),
  );
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
    items.map(() => settings),
  );
  connection.onRequest(() => null);
  connection.listen();
  return connection;
}

/**
 * Offers to import what isn't imported are off: the server would read every package of the user's
 * and answer tens of thousands of names.
 */
const settings = {
  suggest: { autoImports: false, includeCompletionsForImportStatements: false },
  preferences: { includeCompletionsForModuleExports: false, quoteStyle: 'single' },
  tsserver: { automaticTypeAcquisition: { enabled: false } },
};

/** Introduces us to a server just started; it answers nothing before. */
export async function introduce({ connection }: ServerProcess, folder: string): Promise<void> {
  const documentation = ['markdown', 'plaintext'];
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    workspaceFolders: null,
    capabilities: {
      general: { positionEncodings: ['utf-16'] },
      workspace: { configuration: true, didChangeWatchedFiles: { dynamicRegistration: false } },
      textDocument: {
        completion: {
          completionItem: {
            documentationFormat: documentation,
            deprecatedSupport: true,
            tagSupport: { valueSet: [1] },
            resolveSupport: { properties: ['documentation', 'detail'] },
          },
        },
        hover: { contentFormat: documentation },
        signatureHelp: {
          signatureInformation: {
            documentationFormat: documentation,
            parameterInformation: { labelOffsetSupport: true },
            activeParameterSupport: true,
          },
        },
        diagnostic: {},
      },
    },
  });
  await connection.sendNotification('initialized', {});
}
