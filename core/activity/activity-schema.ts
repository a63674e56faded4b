import * as v from 'valibot';
import { ACTIVITY_KINDS, type ActivityEntry, MOST_ENTRIES } from './activity';

/** Labels have 80 characters at most. */
const words = v.nullable(v.pipe(v.string(), v.maxLength(100)));

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
