/** All resource definitions; importing this gives service handles their members. */
import './ec2/ec2.ts';

export { columnsOf } from './columns.ts';
