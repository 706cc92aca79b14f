import { answerXml, serve } from './loopback.ts';
import { replying } from './reply.ts';

/** Credentials as STS, the SSO portal and the servers of machines give them. */
export const soon = () => new Date(Date.now() + 3_600_000);

/** STS on this machine: every role can be assumed, and calls say with whose keys they were signed. */
export async function serveSts(
  refuse?: (action: string, params: URLSearchParams) => string | undefined,
) {
  let roles = 0;
  return serve((response, { action, params }) => {
    const problem = refuse?.(action, params);
    if (problem) {
      const [code, message] = problem.split(': ');
      response.writeHead(403, { 'content-type': 'text/xml' });
      return void response.end(
        `<ErrorResponse><Error><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
      );
    }
    if (!action.startsWith('AssumeRole')) {
      const identity = '<Account>123456789012</Account><Arn>arn:aws:iam::123456789012:user/x</Arn>';
      return answerXml(
        response,
        action,
        `<${action}Result>${identity}<UserId>AIDA</UserId></${action}Result>`,
      );
    }
    roles += 1;
    answerXml(
      response,
      action,
      `<${action}Result><Credentials><AccessKeyId>ASIAROLE${roles}</AccessKeyId>
      <SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
      <Expiration>${soon().toISOString()}</Expiration></Credentials></${action}Result>`,
    );
  });
}

/** IAM Identity Center on this machine: its portal for one token, and its login server. */
export async function serveSso({
  token,
  interval = 0,
  answers = [],
}: {
  token: string;
  interval?: number;
  /** What asking for the token is answered with before it is given. */
  answers?: string[];
}) {
  const left = [...answers];
  return replying(({ path, headers, body }) => {
    if (path.startsWith('/federation/credentials')) {
      if (headers['x-amz-sso_bearer_token'] !== token) {
        return {
          status: 401,
          headers: { 'x-amzn-errortype': 'UnauthorizedException' },
          body: { message: 'Session token not found or invalid' },
        };
      }
      const roleCredentials = {
        accessKeyId: 'ASIASSO',
        secretAccessKey: 's',
        sessionToken: 't',
        expiration: soon().getTime(),
      };
      return { body: { roleCredentials } };
    }
    if (path === '/client/register') {
      const clientSecretExpiresAt = Math.floor(soon().getTime() / 1000);
      return { body: { clientId: 'client', clientSecret: 'client-secret', clientSecretExpiresAt } };
    }
    if (path === '/device_authorization') {
      const page = { verificationUri: 'https://sso.example.com/device', userCode: 'ABCD-EFGH' };
      return { body: { deviceCode: 'device', ...page, expiresIn: 600, interval } };
    }
    const error = left.shift();
    if (error) return { status: 400, body: { error, error_description: `it is ${error}` } };
    if (JSON.parse(body).refreshToken === 'stale') {
      return { status: 400, body: { error: 'invalid_grant' } };
    }
    return { body: { accessToken: token, expiresIn: 28_800, refreshToken: 'refresh' } };
  });
}
