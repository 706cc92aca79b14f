import type {
  SecondaryNetworkCidrBlockAssociationState,
  SecondaryNetworkState,
} from '@aws-sdk/client-ec2';
import { fault } from '../engine/fault.ts';
import { type Cidr, formatCidr, parseCidr } from './model/cidr.ts';

/** What a range is in while its network, or its subnet, is in a state. */
export const associationStates: Readonly<
  Record<SecondaryNetworkState, SecondaryNetworkCidrBlockAssociationState>
> = {
  'create-in-progress': 'associating',
  'create-complete': 'associated',
  'create-failed': 'association-failed',
  'delete-in-progress': 'disassociating',
  'delete-complete': 'disassociated',
  'delete-failed': 'associated',
};

/** The range of a secondary network or subnet: from /12 to /28. Throws for any other. */
export function secondaryRange(text: string): { readonly range: Cidr; readonly text: string } {
  const range = parseCidr(text);
  if (!range) {
    throw fault(
      'InvalidParameterValue',
      `Value (${text}) for parameter ipv4CidrBlock is invalid. This is not a valid CIDR block.`,
    );
  }
  if (range.bits < 12 || range.bits > 28) {
    throw fault(
      'InvalidParameterValue',
      `The CIDR '${text}' is invalid: its size must be between /12 and /28.`,
    );
  }
  return { range, text: formatCidr(range) };
}
