/** Longer texts of a file are cut where they are read: none of them is a header that can be sent. UTF-16 units. */
const LONGEST_TEXT = 20_000;

/** An object of parsed JSON. Its own keys only are read. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** @returns an empty object for everything else */
export function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** The value of a key of an object; undefined where it has no such key. */
export function valueAt(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as JsonObject)[key]
    : undefined;
}

/** The objects of the list at a key; none where there is no list. */
export function objectsAt(value: unknown, key: string): readonly JsonObject[] {
  return objectsOf(valueAt(value, key));
}

/** The objects of a list; none where it is not a list. */
export function objectsOf(list: unknown): readonly JsonObject[] {
  return Array.isArray(list) ? list.filter((each) => typeof each === 'object' && each !== null) : [];
}

/** The value at a key as text, see `textOf`. */
export function textAt(value: unknown, key: string): string {
  return textOf(valueAt(value, key));
}

/** A text, cut where it is very long; numbers and booleans as they are written, everything else as an empty one. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, LONGEST_TEXT);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** Whether something is on: only what says `false` is off. */
export function isOnAt(value: unknown, key: string): boolean {
  const said = valueAt(value, key);
  return said !== false && said !== 'false';
}

/** Whether an object has a list at one of these keys. */
export function hasList(value: unknown, keys: readonly string[]): boolean {
  return keys.some((key) => Array.isArray(valueAt(value, key)));
}
