/** All resource definitions; importing this gives service handles their members. */
import { addResources } from '../resource/service-members.ts';
import { autoscaling } from './autoscaling/index.ts';
import { cloudformation } from './cloudformation/index.ts';
import { cloudwatch } from './cloudwatch/index.ts';
import { dynamodb } from './dynamodb/index.ts';
import { ec2 } from './ec2/index.ts';
import { ecr } from './ecr/index.ts';
import { ecs } from './ecs/index.ts';
import { eks } from './eks/index.ts';
import { elbv2 } from './elbv2/index.ts';
import { events } from './events/index.ts';
import { glacier } from './glacier/index.ts';
import { iam } from './iam/index.ts';
import { kms } from './kms/index.ts';
import { lambda } from './lambda/index.ts';
import { logs } from './logs/index.ts';
import { rds } from './rds/index.ts';
import { route53 } from './route53/index.ts';
import { s3 } from './s3/index.ts';
import { secretsmanager } from './secretsmanager/index.ts';
import { sns } from './sns/index.ts';
import { sqs } from './sqs/index.ts';
import { ssm } from './ssm/index.ts';
import { stepfunctions } from './stepfunctions/index.ts';

const services = [
  autoscaling,
  cloudformation,
  cloudwatch,
  dynamodb,
  ec2,
  ecr,
  ecs,
  eks,
  elbv2,
  events,
  glacier,
  iam,
  kms,
  lambda,
  logs,
  rds,
  route53,
  s3,
  secretsmanager,
  sns,
  sqs,
  ssm,
  stepfunctions,
];

for (const service of services) addResources(service);
