import { defineService } from '../../resource/definition.ts';
import { execution, stateMachine } from './state-machine.ts';

/** The resources of Step Functions. */
export const stepfunctions = defineService({
  service: 'stepfunctions',
  resources: [stateMachine, execution],
});
