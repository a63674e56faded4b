import * as v from 'valibot';

/**
 * A stored object whose unknown keys are carried along: a later version wrote them, and an edit by this one must
 * not lose them. The type is that of a closed object, so that no code of this version reads or shows them.
 */
export function carrying<const E extends v.ObjectEntries>(entries: E): v.ObjectSchema<E, undefined> {
  return v.looseObject(entries) as unknown as v.ObjectSchema<E, undefined>;
}
