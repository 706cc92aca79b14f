import type { Row } from '../../engine/store.ts';
import { table } from '../../engine/table.ts';
import type { Timeline } from '../../engine/timeline.ts';
import type { ReservedOffering } from './reserved-offering.ts';

/** Instances that were paid for ahead. */
export interface ReservedRow extends Row {
  readonly offering: ReservedOffering;
  readonly count: number;
  readonly start: number;
  readonly timeline: Timeline<'queued' | 'payment-pending' | 'active' | 'retired'>;
}

/** The instances of a region that were paid for ahead. */
export const reserved = table<ReservedRow>('reservedInstances');

/** When they are used up, in milliseconds since 1970. */
export function endOf({ start, offering }: ReservedRow): number {
  return start + offering.duration * 1_000;
}
