import { associationScenes } from './waiter-scenes-associations.ts';
import { instanceScenes } from './waiter-scenes-instances.ts';
import { networkScenes } from './waiter-scenes-networks.ts';
import { storageScenes } from './waiter-scenes-storage.ts';
import { taskScenes } from './waiter-scenes-tasks.ts';

/** What each of EC2's waiters is led to, by AWS's names of them. */
export const scenes = {
  ...associationScenes,
  ...instanceScenes,
  ...networkScenes,
  ...storageScenes,
  ...taskScenes,
};

/** The waiters for which AWS itself has nothing to wait for. */
export const without: Readonly<Record<string, string>> = {
  BundleTaskComplete: 'AWS bundles instances no longer',
  ConversionTaskDeleted: 'no conversion task of AWS has a state `deleted`',
};
