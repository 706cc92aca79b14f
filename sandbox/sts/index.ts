import type { Service } from '../engine/service.ts';
import { assumeRole } from './assume-role.ts';
import { decodeMessage } from './authorization-message.ts';
import { callerIdentity } from './caller-identity.ts';
import { sessionToken } from './session-token.ts';
import { wording } from './wording.ts';

/** STS: who one is, and how to become another for a while. */
export const sts: Service = {
  wording,
  operations: { ...assumeRole, ...callerIdentity, ...decodeMessage, ...sessionToken },
};
