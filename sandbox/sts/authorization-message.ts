import { fault } from '../engine/fault.ts';
import { topic } from './topic.ts';

/**
 * Hides the reasons of a refusal the way AWS does in `UnauthorizedOperation`: DecodeAuthorizationMessage
 * gives them back. What AWS encrypts is only spelled otherwise here.
 */
export function encodeMessage(reasons: Readonly<Record<string, unknown>>): string {
  return Buffer.from(JSON.stringify(reasons)).toString('base64url');
}

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html */
export const decodeMessage = topic({
  DecodeAuthorizationMessage({ EncodedMessage }) {
    const text = Buffer.from(EncodedMessage, 'base64url').toString();
    try {
      JSON.parse(text);
    } catch {
      throw fault('InvalidAuthorizationMessageException', 'The message could not be decoded.');
    }
    return { DecodedMessage: text };
  },
});
