import { defineResource } from '../../resource/definition.ts';

/** Where traffic of subnets goes: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RouteTable.html */
export const routeTable = defineResource({
  name: 'RouteTable',
  page: 'API_RouteTable',
  ids: { id: 'RouteTableId' },
  actions: {
    associateWithSubnet: {
      operation: 'AssociateRouteTable',
      of: 'RouteTableAssociation',
      path: '',
      data: false,
      stales: true,
    },
    createRoute: { operation: 'CreateRoute', of: 'Route', path: '', data: false, stales: true },
  },
  references: {
    associations: ['RouteTableAssociation', 'Associations[].RouteTableAssociationId'],
  },
  arn: 'arn:{partition}:ec2:{region}:{account}:route-table/{id}',
  console: '/vpcconsole/home?region={region}#RouteTableDetails:RouteTableId={id}',
});

/** A route of a table: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html */
export const route = defineResource({
  name: 'Route',
  page: 'API_Route',
  ids: { routeTableId: 'RouteTableId', destinationCidrBlock: 'DestinationCidrBlock' },
  load: false,
  list: false,
  create: false,
  onlyActions: true,
  actions: { delete: 'DeleteRoute', replace: 'ReplaceRoute' },
  children: { RouteTable: 'RouteTable' },
});

/** A subnet that uses a table: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RouteTableAssociation.html */
export const routeTableAssociation = defineResource({
  name: 'RouteTableAssociation',
  page: 'API_RouteTableAssociation',
  ids: { id: { param: 'AssociationId', member: 'RouteTableAssociationId' } },
  load: {
    operation: 'DescribeRouteTables',
    path: 'RouteTables[].Associations[]',
    input: ({ identifiers: { id } }) => ({
      Filters: [{ Name: 'association.route-table-association-id', Values: [id] }],
    }),
  },
  list: false,
  create: false,
  onlyActions: true,
  actions: {
    delete: 'DisassociateRouteTable',
    replaceSubnet: {
      operation: 'ReplaceRouteTableAssociation',
      of: 'RouteTableAssociation',
      path: '',
      data: false,
      ids: { id: 'NewAssociationId' },
    },
  },
});
