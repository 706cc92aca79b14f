import { associationScenes } from './waiter-scenes-associations.ts';
import { instanceScenes } from './waiter-scenes-instances.ts';
import { networkScenes } from './waiter-scenes-networks.ts';
import { storageScenes } from './waiter-scenes-storage.ts';

/** What each of EC2's waiters is led to, by AWS's names of them. */
export const scenes = {
  ...associationScenes,
  ...instanceScenes,
  ...networkScenes,
  ...storageScenes,
};

const tasks = 'virtual machines and bundles are not brought in or out';

/** The waiters for which the sandbox has nothing to wait for. */
export const without: Readonly<Record<string, string>> = {
  BundleTaskComplete: tasks,
  ConversionTaskCancelled: tasks,
  ConversionTaskCompleted: tasks,
  ConversionTaskDeleted: tasks,
  ExportTaskCancelled: tasks,
  ExportTaskCompleted: tasks,
  SnapshotImported: tasks,
  StoreImageTaskComplete: 'images are not written to buckets',
  ImageUsageReportAvailable: 'there are no reports on the use of images',
};
