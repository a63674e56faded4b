import * as v from 'valibot';

/** The last millisecond of the year 9999 UTC. `Date` ends much later, and formatting what is beyond its end throws. */
const LATEST = 253_402_300_799_999;

/** A point in time that comes from outside: milliseconds since 1970. */
export const timestamp = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LATEST));
