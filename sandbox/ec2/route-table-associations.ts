import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { type RouteTableRow, routeTables as table } from './model/route-table.ts';
import { subnets } from './model/subnet.ts';
import { targetOf } from './route-targets.ts';
import { topic } from './topic.ts';

const associated = { State: 'associated' } as const;

/** https://docs.aws.amazon.com/vpc/latest/userguide/WorkWithRouteTables.html */
export const routeTableAssociations = topic({
  AssociateRouteTable({ RouteTableId, SubnetId, GatewayId }, ctx) {
    const row = table.find(ctx, RouteTableId);
    if (!SubnetId === !GatewayId) {
      throw fault(
        SubnetId ? 'InvalidParameterCombination' : 'MissingParameter',
        'The request must contain exactly one of subnetId or gatewayId',
      );
    }
    const place = SubnetId
      ? { subnetId: subnetFor(ctx, row, SubnetId) }
      : { gatewayId: targetOf(ctx, row, { GatewayId }).target };
    const other = associationAt(ctx, SubnetId ?? GatewayId ?? '');
    if (other?.row.id === row.id) {
      return { AssociationId: other.association.id, AssociationState: associated };
    }
    if (other) {
      throw fault(
        'Resource.AlreadyAssociated',
        `the specified association for route table ${row.id} conflicts with an existing association`,
      );
    }
    const id = ctx.ids.id('rtbassoc');
    table.change(ctx, row.id, { associations: [...row.associations, { id, ...place }] });
    return { AssociationId: id, AssociationState: associated };
  },

  DisassociateRouteTable({ AssociationId }, ctx) {
    const { row, association } = associationOf(ctx, AssociationId);
    if (!association.subnetId && !association.gatewayId) {
      throw fault(
        'InvalidParameterValue',
        `cannot disassociate the main route table association ${AssociationId}`,
      );
    }
    const associations = row.associations.filter((one) => one !== association);
    table.change(ctx, row.id, { associations });
    return {};
  },

  ReplaceRouteTableAssociation({ AssociationId, RouteTableId }, ctx) {
    const next = table.find(ctx, RouteTableId);
    const { row, association } = associationOf(ctx, AssociationId);
    if (row.vpcId !== next.vpcId) throw otherNetwork(next.id, row.id);
    if (row.id === next.id) {
      return { NewAssociationId: AssociationId, AssociationState: associated };
    }
    const id = ctx.ids.id('rtbassoc');
    const rest = row.associations.filter((one) => one !== association);
    table.change(ctx, row.id, { associations: rest });
    table.change(ctx, next.id, { associations: [...next.associations, { ...association, id }] });
    return { NewAssociationId: id, AssociationState: associated };
  },
});

function subnetFor(ctx: Context, row: RouteTableRow, subnetId: string): string {
  const { id, vpcId } = subnets.find(ctx, subnetId);
  if (vpcId !== row.vpcId) throw otherNetwork(row.id, id);
  return id;
}

function otherNetwork(tableId: string, other: string) {
  return fault(
    'InvalidParameterValue',
    `route table ${tableId} and ${other} belong to different networks`,
  );
}

function associationAt(ctx: Context, placeId: string) {
  return associationWhere(ctx, (one) => placeId === one.subnetId || placeId === one.gatewayId);
}

function associationOf(ctx: Context, id: string) {
  const found = associationWhere(ctx, (one) => one.id === id);
  if (found) return found;
  throw fault('InvalidAssociationID.NotFound', `The association ID '${id}' does not exist`);
}

function associationWhere(
  ctx: Context,
  fits: (association: RouteTableRow['associations'][number]) => boolean,
) {
  for (const row of table.all(ctx)) {
    const association = row.associations.find(fits);
    if (association) return { row, association };
  }
  return undefined;
}
