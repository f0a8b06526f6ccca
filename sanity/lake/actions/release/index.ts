import type { Action } from '../action.ts';
import { createRelease } from './create.ts';
import { deleteRelease } from './delete.ts';
import { editRelease } from './edit.ts';
import { importRelease } from './import.ts';
import {
  archiveRelease,
  publishRelease,
  scheduleRelease,
  unarchiveRelease,
  unscheduleRelease,
} from './transition.ts';

export const releaseActions = new Map<string, Action>([
  ['sanity.action.release.create', createRelease],
  ['sanity.action.release.edit', editRelease],
  ['sanity.action.release.publish', publishRelease],
  ['sanity.action.release.archive', archiveRelease],
  ['sanity.action.release.unarchive', unarchiveRelease],
  ['sanity.action.release.schedule', scheduleRelease],
  ['sanity.action.release.unschedule', unscheduleRelease],
  ['sanity.action.release.delete', deleteRelease],
  ['sanity.action.release.import', importRelease],
]);
