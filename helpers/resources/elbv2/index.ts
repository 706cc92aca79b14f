import { defineService } from '../../resource/definition.ts';
import { listener, loadBalancer, rule, targetGroup } from './load-balancer.ts';

/** The resources of Elastic Load Balancing's application, network and gateway load balancers. */
export const elbv2 = defineService({
  service: 'elbv2',
  resources: [loadBalancer, targetGroup, listener, rule],
});
