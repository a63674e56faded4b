import type { SetAsideView } from '../../core/pages/snapshot';
import type { TextKey } from '../format/text';

/** What is wrong with a record that was set aside. */
export const RECORD_PROBLEMS: Readonly<Record<SetAsideView['problem'], TextKey>> = {
  damaged: 'record_damaged',
  missing: 'record_missing',
  swapped: 'record_swapped',
  'rolled-back': 'record_rolled_back',
  unlisted: 'record_unlisted',
  unreadable: 'record_unreadable',
};
