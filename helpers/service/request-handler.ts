import type { AgentOptions } from 'node:http';
import { createRequire } from 'node:module';
import type { Duplex } from 'node:stream';
import type { NetworkSettings } from '../config/network.ts';
import { isLoopback } from '../config/resolve.ts';
import type { RequestHandler } from '../credentials/wire.ts';
import { AwshError } from '../errors.ts';

/** What the SDK's clients make their request handler of; agents only where the SDK's won't do. */
export interface HandlerOptions {
  /** Longest time to reach a host, in milliseconds. */
  readonly connectionTimeout: number;
  readonly httpAgent?: object;
  readonly httpsAgent?: object;
}

/** How a session's requests leave this machine: by which proxy, trusting whom. */
export function handlerOptions({ ca, proxyCa }: NetworkSettings): HandlerOptions {
  const connectionTimeout = 10_000;
  if (ca === undefined && !hasProxy()) return { connectionTimeout };
  const options = { keepAlive: true, maxSockets: 50, ...(ca === undefined ? {} : { ca }) };
  return {
    connectionTimeout,
    httpAgent: routed('http', options, proxyCa),
    httpsAgent: routed('https', options, proxyCa),
  };
}

/** A request handler made of these options. */
export function makeHandler(options: HandlerOptions): RequestHandler {
  const { NodeHttpHandler } =
    require('@smithy/node-http-handler') as typeof import('@smithy/node-http-handler');
  return new NodeHttpHandler(options) as unknown as RequestHandler;
}

const require = createRequire(import.meta.url);

function hasProxy(): boolean {
  return Object.entries(process.env).some(
    ([name, value]) => /^(https?|all)_proxy$/i.test(name) && Boolean(value),
  );
}

type Connected = (error: Error | null, socket: Duplex | null) => void;
interface Target {
  readonly host?: string;
  readonly port?: number | string;
}
interface Connecting {
  createConnection(target: Target, connected: Connected): Duplex | undefined;
}

/** An agent that reaches each host by the proxy which the environment has for it, if any. */
function routed(scheme: 'http' | 'https', options: object, proxyCa: string | undefined): object {
  // Loaded at the first client: nothing of this is needed before.
  const { Agent } = require(`node:${scheme}`) as { Agent: new (options: object) => object };
  const Plain = Agent as unknown as new (options: object) => Connecting;
  const Routed = class extends Plain {
    readonly #proxies = new Map<string, Connecting>();

    override createConnection(target: Target, connected: Connected): Duplex | undefined {
      const proxy = proxyFor(scheme, target);
      if (!proxy) return super.createConnection(target, connected);
      const agent = this.#proxies.get(proxy) ?? makeProxy(scheme, proxy, options, proxyCa);
      this.#proxies.set(proxy, agent);
      return agent.createConnection(target, (error, socket) =>
        connected(error && explained(error, proxy), socket),
      );
    }
  };
  return new Routed(options);
}

/** URL of the proxy for a host; none for this machine itself, which no proxy can reach. */
function proxyFor(scheme: string, { host = '', port }: Target): string {
  const name = host.includes(':') ? `[${host}]` : host;
  const url = `${scheme}://${name}:${port}`;
  if (isLoopback(url)) return '';
  const { getProxyForUrl } = require('proxy-from-env') as {
    getProxyForUrl(url: string): string;
  };
  const proxy = getProxyForUrl(url);
  if (!proxy || URL.canParse(proxy)) return proxy;
  throw new AwshError('Proxy', `${proxy} is no URL for a proxy`, {
    hint: 'HTTPS_PROXY and HTTP_PROXY are written as http://proxy.example.com:3128',
  });
}

function makeProxy(
  scheme: 'http' | 'https',
  proxy: string,
  options: AgentOptions,
  ca: string | undefined,
): Connecting {
  const hpagent = require('hpagent') as typeof import('hpagent');
  const Agent = scheme === 'https' ? hpagent.HttpsProxyAgent : hpagent.HttpProxyAgent;
  const proxyRequestOptions = ca === undefined ? {} : { ca: [ca] };
  return new Agent({ ...options, proxy, proxyRequestOptions }) as unknown as Connecting;
}

/** Errors on the way to the proxy are the proxy's, which is named without its password. */
function explained(error: Error, proxy: string): Error {
  const { host } = new URL(proxy);
  const { code = '' } = error as NodeJS.ErrnoException;
  const status = /^Bad response: (\d+)$/.exec(error.message)?.[1];
  if (status === undefined && !/^(ECONNREFUSED|ENOTFOUND|EAI_|EHOSTUN|ENETUN)/.test(code)) {
    return error;
  }
  const what = status === undefined ? `can't be reached (${code})` : `answered ${status}`;
  const hint =
    status === '407'
      ? 'it wants a login: HTTPS_PROXY=http://user:password@host:port'
      : 'HTTPS_PROXY, HTTP_PROXY and NO_PROXY say which hosts go by which proxy';
  return new AwshError('Proxy', `the proxy ${host} ${what}`, { hint });
}
