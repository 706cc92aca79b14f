import { defineService } from '../../resource/definition.ts';
import { eventBus, rule } from './event-bus.ts';

/** EventBridge's resources. */
export const events = defineService({ service: 'events', resources: [eventBus, rule] });
