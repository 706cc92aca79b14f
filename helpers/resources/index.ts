/** All resource definitions; importing this gives service handles their members. */
import { addKinds } from '../resource/columns.ts';
import { addResources } from '../resource/service-members.ts';
import { cloudformation } from './cloudformation/index.ts';
import { cloudwatch } from './cloudwatch/index.ts';
import { dynamodb } from './dynamodb/index.ts';
import { ec2 } from './ec2/index.ts';
import { ec2Kinds } from './ec2/kinds.ts';
import { glacier } from './glacier/index.ts';
import { iam } from './iam/index.ts';
import { rds } from './rds/index.ts';
import { s3 } from './s3/index.ts';
import { s3Kinds } from './s3/kinds.ts';
import { sns } from './sns/index.ts';
import { sqs } from './sqs/index.ts';

for (const service of [cloudformation, cloudwatch, dynamodb, ec2, glacier, iam, rds, s3, sns, sqs])
  addResources(service);
for (const kinds of [ec2Kinds, s3Kinds]) addKinds(kinds);
