import { createRequire } from 'node:module';
import type { SdkClient, SdkCommand } from '../../call/oversee.ts';
import { AwshError, UsageError } from '../../errors.ts';
import { type BuiltRequest, inTheUrl } from './in-the-url.ts';

/** One operation to be made a URL of. */
export interface Presigning {
  readonly client: SdkClient;
  readonly command: SdkCommand;
  readonly service: string;
  /** The operation as a user calls it: `getObject`. */
  readonly name: string;
  readonly seconds: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** What the SDK works out for each call before it signs. */
interface SigningContext {
  readonly __smithy_context?: {
    readonly selectedHttpAuthScheme?: {
      readonly httpAuthOption: {
        readonly schemeId: string;
        readonly signingProperties?: { readonly name?: string; readonly region?: string };
      };
      readonly identity: unknown;
    };
  };
}

interface Args {
  readonly request: BuiltRequest;
}
type Handler = (args: Args) => Promise<unknown>;
type Middleware = (next: Handler, context: SigningContext) => Handler;
interface Stack {
  clone(): Stack;
  addRelativeTo(middleware: Middleware, options: Record<string, unknown>): void;
}
interface Resolvable {
  resolveMiddleware(
    stack: Stack,
    config: object,
    options: object,
  ): (args: { input: unknown }) => Promise<unknown>;
}

const require = createRequire(import.meta.url);

/**
 * Has the SDK build the request up to its signature, puts all of it into the URL, and signs that.
 * Nothing is sent.
 */
export async function signedUrl(presigning: Presigning): Promise<string> {
  const { client, command } = presigning;
  let url: string | undefined;
  const stack = (client.middlewareStack as unknown as Stack).clone();
  stack.addRelativeTo(
    (_next, context) => async (args) => {
      url = await sign(presigning, args.request, context);
      return { response: {}, output: { $metadata: {} } };
    },
    { name: 'awshPresign', relation: 'before', toMiddleware: 'awsAuthMiddleware', override: true },
  );
  const resolvable = command as unknown as Resolvable;
  // A checksum of no body, which the SDK would add, holds for no upload.
  const whenRequired = async () => 'WHEN_REQUIRED';
  const config = {
    ...client.config,
    requestChecksumCalculation: whenRequired,
    responseChecksumValidation: whenRequired,
  };
  await resolvable.resolveMiddleware(stack, config, {})({ input: command.input });
  if (url === undefined) throw new AwshError('NoUrl', 'the SDK built no request to sign');
  return url;
}

async function sign(
  { client, service, name, seconds, headers }: Presigning,
  request: BuiltRequest,
  context: SigningContext,
): Promise<string> {
  const scheme = context.__smithy_context?.selectedHttpAuthScheme;
  const { schemeId, signingProperties } = scheme?.httpAuthOption ?? { schemeId: 'none' };
  if (!scheme || schemeId !== 'aws.auth#sigv4') {
    throw new UsageError(`${name} is not signed as URLs are (${schemeId})`);
  }
  const bare = inTheUrl(request, { service, name, headers });
  const { SignatureV4 } = require('@smithy/signature-v4') as typeof import('@smithy/signature-v4');
  const { formatUrl } = require('@aws-sdk/core/util') as typeof import('@aws-sdk/core/util');
  const isS3 = signingProperties?.name === 's3';
  const config = client.config as unknown as { sha256: never; region: () => Promise<string> };
  const signer = new SignatureV4({
    credentials: scheme.identity as never,
    region: signingProperties?.region ?? (await config.region()),
    service: signingProperties?.name ?? service,
    sha256: config.sha256,
    // S3 signs paths as they are sent, and bodies it has yet to see.
    uriEscapePath: !isS3,
  });
  if (isS3) bare.headers['x-amz-content-sha256'] = 'UNSIGNED-PAYLOAD';
  return formatUrl(await signer.presign(bare as never, { expiresIn: seconds }));
}
