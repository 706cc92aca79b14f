import type { TransitGatewayRequestOptions } from '@aws-sdk/client-ec2';
import type { Context } from '../../engine/context.ts';
import { steady, type Timeline } from '../../engine/timeline.ts';
import { kind } from './kind.ts';
import { addTags } from './tags.ts';

/** How what belongs to transit gateways comes and goes. */
export type TransitTimeline = Timeline<
  | 'pending'
  | 'pendingAcceptance'
  | 'initiatingRequest'
  | 'available'
  | 'rejected'
  | 'deleting'
  | 'deleted'
>;

/** A hub that VPCs and other networks are attached to. */
export interface TransitGatewayRow {
  readonly id: string;
  readonly description: string;
  readonly createdAt: number;
  readonly timeline: TransitTimeline;
  readonly options: TransitGatewayRequestOptions;
  readonly defaultTableId?: string | undefined;
}

/** The transit gateways of a region. */
export const transitGateways = kind<TransitGatewayRow>({
  name: 'transitGateways',
  prefix: 'tgw',
  noun: 'Transit Gateway',
  code: 'InvalidTransitGatewayID',
  tagged: 'transit-gateway',
});

/** What a transit gateway is connected to. */
export interface TransitAttachmentRow {
  readonly id: string;
  readonly gatewayId: string;
  readonly kind: 'vpc' | 'peering';
  /** The VPC, or the other transit gateway. */
  readonly resourceId: string;
  readonly resourceAccount: string;
  readonly createdAt: number;
  readonly timeline: TransitTimeline;
  /** Of a VPC. */
  readonly subnetIds: readonly string[];
  readonly options: {
    readonly dns: 'enable' | 'disable';
    readonly ipv6: 'enable' | 'disable';
    readonly appliance: 'enable' | 'disable';
  };
  /** Of a peering: the region of the other gateway. */
  readonly peerRegion?: string | undefined;
  /** True of a peering as the side sees it that was asked. */
  readonly asked?: boolean | undefined;
  /** The route table it sends its traffic by. */
  readonly tableId?: string | undefined;
}

/** The attachments to the transit gateways of a region. */
export const transitAttachments = kind<TransitAttachmentRow>({
  name: 'transitAttachments',
  prefix: 'tgw-attach',
  noun: 'Transit Gateway Attachment',
  code: 'InvalidTransitGatewayAttachmentID',
  tagged: 'transit-gateway-attachment',
});

/** A route of a transit gateway; without an attachment it is a blackhole. */
export interface TransitRouteRow {
  readonly cidr: string;
  readonly attachmentId?: string | undefined;
}

/** A route table of a transit gateway. */
export interface TransitTableRow {
  readonly id: string;
  readonly gatewayId: string;
  readonly isDefault: boolean;
  readonly createdAt: number;
  readonly timeline: TransitTimeline;
  readonly routes: readonly TransitRouteRow[];
  /** The attachments that make their own addresses known here. */
  readonly propagating: readonly string[];
}

/** The route tables of the transit gateways of a region. */
export const transitTables = kind<TransitTableRow>({
  name: 'transitTables',
  prefix: 'tgw-rtb',
  noun: 'Transit Gateway Route Table',
  code: 'InvalidRouteTableID',
  malformedCode: 'InvalidRouteTableId',
  tagged: 'transit-gateway-route-table',
});

/** Makes a route table of a transit gateway. */
export function newTransitTable(
  ctx: Context,
  gatewayId: string,
  { isDefault = false, tags = {} }: { isDefault?: boolean; tags?: Record<string, string> } = {},
): TransitTableRow {
  const id = ctx.ids.id('tgw-rtb');
  addTags(ctx, id, tags);
  return transitTables.put(ctx, {
    id,
    gatewayId,
    isDefault,
    createdAt: ctx.now,
    timeline: steady(ctx, 'available'),
    routes: [],
    propagating: [],
  });
}
