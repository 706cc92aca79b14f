/** All resource definitions; importing this gives service handles their members. */
import { addKinds } from '../resource/columns.ts';
import { addResources } from '../resource/service-members.ts';
import { ec2 } from './ec2/index.ts';
import { ec2Kinds } from './ec2/kinds.ts';

for (const service of [ec2]) addResources(service);
addKinds(ec2Kinds);
