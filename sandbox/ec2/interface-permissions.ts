import type { InterfacePermissionType, NetworkInterfacePermission } from '@aws-sdk/client-ec2';
import { fault } from '../engine/fault.ts';
import { kind } from './model/kind.ts';
import { networkInterfaces } from './model/network-interface.ts';
import { page } from './paging.ts';
import { type Filters, select } from './select.ts';
import { topic } from './topic.ts';

/** What another account or a service of AWS may do with a network interface. */
interface PermissionRow {
  readonly id: string;
  readonly interfaceId: string;
  readonly account?: string | undefined;
  readonly service?: string | undefined;
  readonly permission: InterfacePermissionType;
}

const table = kind<PermissionRow>({
  name: 'interfacePermissions',
  prefix: 'eni-perm',
  noun: 'permission ID',
  code: 'InvalidPermissionID',
  tagged: 'network-interface-permission',
});

const filters: Filters<PermissionRow> = {
  'network-interface-permission.aws-account-id': ({ account }) => account,
  'network-interface-permission.aws-service': ({ service }) => service,
  'network-interface-permission.network-interface-id': ({ interfaceId }) => interfaceId,
  'network-interface-permission.network-interface-permission-id': ({ id }) => id,
  'network-interface-permission.permission': ({ permission }) => permission,
};

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkInterfacePermission.html */
export const interfacePermissions = topic({
  CreateNetworkInterfacePermission(input, ctx) {
    const { id: interfaceId } = networkInterfaces.find(ctx, input.NetworkInterfaceId);
    const { AwsAccountId: account, AwsService: service, Permission: permission } = input;
    if (Boolean(account) === Boolean(service)) {
      throw fault(
        'InvalidParameterCombination',
        'A permission is given to an account or to a service.',
      );
    }
    if (permission !== 'INSTANCE-ATTACH' && permission !== 'EIP-ASSOCIATE') {
      throw fault('InvalidParameterValue', `Value (${permission}) for permission is invalid.`);
    }
    const other = table.all(ctx).find((row) => row.interfaceId === interfaceId);
    if (other && other.account !== account) {
      throw fault(
        'OperationNotPermitted',
        `The interface ${interfaceId} is permitted to another account: one at a time can be.`,
      );
    }
    const id = ctx.ids.id('eni-perm');
    const row = table.put(ctx, { id, interfaceId, account, service, permission });
    return { InterfacePermission: view(row) };
  },

  DescribeNetworkInterfacePermissions(input, ctx) {
    const rows = table
      .findAll(ctx, input.NetworkInterfacePermissionIds)
      .filter(({ interfaceId }) => networkInterfaces.get(ctx, interfaceId));
    const { items, nextToken } = page(ctx, select(ctx, rows, input.Filters, filters), input);
    return { NetworkInterfacePermissions: items.map(view), NextToken: nextToken };
  },

  DeleteNetworkInterfacePermission({ NetworkInterfacePermissionId, Force }, ctx) {
    const { id, interfaceId } = table.find(ctx, NetworkInterfacePermissionId);
    if (!Force && networkInterfaces.get(ctx, interfaceId)?.attachment) {
      throw fault('OperationNotPermitted', `The interface ${interfaceId} is attached.`);
    }
    table.remove(ctx, id);
    return { Return: true };
  },
});

function view(row: PermissionRow): NetworkInterfacePermission {
  return {
    NetworkInterfacePermissionId: row.id,
    NetworkInterfaceId: row.interfaceId,
    AwsAccountId: row.account,
    AwsService: row.service,
    Permission: row.permission,
    PermissionState: { State: 'granted' },
  };
}
