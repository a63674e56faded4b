import * as v from 'valibot';
import { ACTIVITY_KINDS, type ActivityEntry, LONGEST_WORDS, MOST_ENTRIES } from './activity';

const words = v.nullable(v.pipe(v.string(), v.maxLength(LONGEST_WORDS)));

/** The activity as it is stored, oldest first. */
export const activitySchema: v.GenericSchema<readonly ActivityEntry[]> = v.pipe(
  v.array(
    v.strictObject({
      at: v.pipe(v.number(), v.integer(), v.minValue(0)),
      kind: v.picklist(ACTIVITY_KINDS),
      about: words,
      detail: words,
    }),
  ),
  v.maxLength(MOST_ENTRIES),
);
