import { fault } from '../engine/fault.ts';
import { blankScreen } from './blank-screen.ts';
import { bootModeNow } from './instance-options-view.ts';
import { instances, stateOf } from './model/instance.ts';
import { topic } from './topic.ts';

/** How the variable store of a machine begins that has not written any variable. */
const emptyVariables = Buffer.from('AMZNUEFI\0\0\0\0\0\0\0\0', 'latin1').toString('base64');

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/troubleshoot-unreachable-instance.html */
export const instanceConsole = topic({
  GetConsoleScreenshot({ InstanceId }, ctx) {
    const row = instances.find(ctx, InstanceId);
    if (stateOf(ctx, row).Name !== 'running') {
      throw fault('IncorrectInstanceState', `The instance '${row.id}' is not running.`);
    }
    return { InstanceId: row.id, ImageData: blankScreen().toString('base64') };
  },

  GetInstanceUefiData({ InstanceId }, ctx) {
    const row = instances.find(ctx, InstanceId);
    if (bootModeNow(row) !== 'uefi') {
      throw fault(
        'UnsupportedOperation',
        `The instance '${row.id}' has not booted in UEFI mode and has no UEFI data.`,
      );
    }
    return { InstanceId: row.id, UefiData: emptyVariables };
  },
});
