import type { Refusal } from './refusal.ts';

const says =
  /is not authorized to perform:? ([\w-]+:\w+|\S+)(?: on (?:the )?resource:? "?([^\s"]+)"?)?/;

/** The permission that was missing, and on what; and a policy that denies it, where AWS says so. */
export function deniedStep({ message }: Refusal): string {
  const [, action, resource] = says.exec(message) ?? [];
  const ask =
    action === undefined
      ? 'ask for that permission'
      : `ask for that permission: ${action}${resource ? ` on ${resource.replace(/[.,]$/, '')}` : ''}`;
  const deny = /explicit deny in an? ([\w -]*policy)/.exec(message)?.[1];
  const encoded = /encoded authorization failure message/i.test(message);
  return [
    `${ask}, or .profile another; .whoami shows who you are`,
    ...(deny ? [`an explicit deny in a ${deny} forbids it`] : []),
    ...(encoded ? ['sts.decodeAuthorizationMessage tells why'] : []),
  ].join('; ');
}
