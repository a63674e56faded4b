import * as v from 'valibot';

/**
 * A stored object whose unknown keys are carried along: a later version wrote them, and an edit by this one must
 * not lose them. The type is that of a closed object, so that no code of this version reads or shows them.
 */
export function carrying<const E extends v.ObjectEntries>(entries: E): v.ObjectSchema<E, undefined> {
  return v.looseObject(entries) as unknown as v.ObjectSchema<E, undefined>;
}

/** The key under which a record keeps what a file had and this version does not know. Nothing else may use it. */
const FROM_FILE = 'fromFile';

type Json = Readonly<Record<string, unknown>>;

/**
 * Moves the unknown keys of every object to a key of their own. A later version that knows one of them must not take
 * for its own what only a file said.
 * @param schema what the value was parsed with
 */
export function withFileKeysApart<T>(schema: v.GenericSchema, value: T): T {
  return eachObject(schema, value, (known, object) => {
    const unknown = Object.entries(object).filter(([key]) => !Object.hasOwn(known, key));
    if (unknown.length === 0) return object;
    const rest = Object.entries(object).filter(([key]) => Object.hasOwn(known, key));
    return { ...Object.fromEntries(rest), [FROM_FILE]: Object.fromEntries(unknown) };
  }) as T;
}

/**
 * The other way round, for a file: what came from one stands where it stood there. It takes the place of no key that
 * is known, or that the vault itself has.
 */
export function withFileKeysBack<T>(schema: v.GenericSchema, value: T): T {
  return eachObject(schema, value, (known, object) => {
    const { [FROM_FILE]: kept, ...own } = object;
    if (!isObject(kept)) return object;
    const back = Object.entries(kept).filter(
      ([key]) => !Object.hasOwn(known, key) && !Object.hasOwn(own, key),
    );
    return { ...own, ...Object.fromEntries(back) };
  }) as T;
}

/**
 * What a record that is replaced has besides its known keys: a later version keeps it there. What earlier files had is
 * joined with what the new one has.
 * @param next takes its place, with the keys of its file apart
 */
export function withKeysOf<T extends object>(entries: v.ObjectEntries, before: T, next: T): T {
  const own = Object.entries(before).filter(([key]) => !Object.hasOwn(entries, key));
  const files = [before, next].map((record) => (record as Json)[FROM_FILE]).filter(isObject);
  const joined = files.length === 0 ? {} : { [FROM_FILE]: Object.fromEntries(files.flatMap(Object.entries)) };
  return { ...Object.fromEntries(own), ...next, ...joined };
}

/** As much of a schema as says where the objects are. */
interface Parts {
  readonly entries?: Json;
  readonly item?: unknown;
  readonly wrapped?: unknown;
}

/** Changes every object that the schema knows, the inner ones first. */
function eachObject(schema: unknown, value: unknown, change: (known: Json, object: Json) => Json): unknown {
  const { entries, item, wrapped } = schema as Parts;
  if (wrapped !== undefined) return eachObject(wrapped, value, change);
  if (item !== undefined && Array.isArray(value)) return value.map((each) => eachObject(item, each, change));
  if (entries === undefined || !isObject(value)) return value;
  const inner = Object.entries(value).map(([key, each]) => [
    key,
    Object.hasOwn(entries, key) ? eachObject(entries[key], each, change) : each,
  ]);
  return change(entries, Object.fromEntries(inner));
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
