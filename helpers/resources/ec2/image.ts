import { defineResource } from '../../resource/definition.ts';

/** A machine image to launch instances from: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Image.html */
export const image = defineResource({
  name: 'Image',
  page: 'API_Image',
  ids: { id: 'ImageId' },
  create: { operation: 'RegisterImage' },
  label: ({ data }) => {
    const { Name, Architecture, State } = data as Partial<Record<string, string>>;
    return [Name, Architecture, State];
  },
  arn: 'arn:{partition}:ec2:{region}:{account}:image/{id}',
  console: '/ec2/home?region={region}#ImageDetails:imageId={id}',
});
