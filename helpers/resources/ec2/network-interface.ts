import { defineResource } from '../../resource/definition.ts';

/** A network card of an instance: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInterface.html */
export const networkInterface = defineResource({
  name: 'NetworkInterface',
  page: 'API_NetworkInterface',
  ids: { id: 'NetworkInterfaceId' },
  actions: {
    detach: {
      operation: 'DetachNetworkInterface',
      byId: false,
      input: ({ data }) => ({
        AttachmentId: (data as { Attachment?: { AttachmentId?: string } }).Attachment?.AttachmentId,
      }),
    },
  },
  references: {
    association: ['NetworkInterfaceAssociation', 'Association.AssociationId'],
    securityGroups: ['SecurityGroup', 'Groups[].GroupId'],
    instance: ['Instance', 'Attachment.InstanceId'],
  },
  arn: 'arn:{partition}:ec2:{region}:{account}:network-interface/{id}',
  console: '/ec2/home?region={region}#NetworkInterface:networkInterfaceId={id}',
});

/** A public address that an interface answers to: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInterfaceAssociation.html */
export const networkInterfaceAssociation = defineResource({
  name: 'NetworkInterfaceAssociation',
  shape: 'NetworkInterfaceAssociation',
  page: 'API_NetworkInterfaceAssociation',
  ids: { id: 'AssociationId' },
  load: {
    operation: 'DescribeNetworkInterfaces',
    path: 'NetworkInterfaces[].Association',
    input: ({ identifiers: { id } }) => ({
      Filters: [{ Name: 'association.association-id', Values: [id] }],
    }),
  },
  list: false,
  create: false,
  onlyActions: true,
  actions: { delete: 'DisassociateAddress' },
  references: { address: ['ClassicAddress', 'PublicIp'] },
});
