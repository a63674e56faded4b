import * as v from 'valibot';

/**
 * Every key of `storage.local`, and the version of what stands there.
 * A new version keeps the old reader and re-seals: the format is part of what each
 * seal authenticates, so an old file can't be relabelled without its key.
 */

/** Format of the vault file that this version writes. Newer ones are left alone. */
export const VAULT_FORMAT = 3;
/** Formats that this version reads; the older ones are migrated at the next unlock (`migrations/`). */
export const READABLE_FORMATS = [1, 2, VAULT_FORMAT] as const;

/** Vault files, so ciphertext only, and times. */
export const LOCAL_KEYS = {
  /** The vault in use (format `VAULT_FORMAT`). */
  vault: 'vault',
  /** The vault before the last save, or a second copy where that one had to go; read when `vault` is damaged or gone. */
  previous: 'vault.previous',
  /** A save under way. Never opened at start; the next save overwrites it. */
  next: 'vault.next',
  /** A damaged `vault` kept as it was found when a save went on from `vault.previous`. */
  damaged: 'vault.damaged',
  /** Archived vaults, which starting over left behind, with the moment of each. */
  archived: 'vault.archived',
  /** The same under its first name. Read for ever; the next change of the list moves it. */
  archivedBefore: 'vault.aside',
} as const;

/** What stands beside the vault. Losing it loses no token; whatever is malformed counts as absent. */
export const BESIDE_VAULT = {
  /** How many wrong secrets there were in a row, and when the last one came. In clear: it says nothing else. */
  unlockTries: 'unlock-tries',
  /** What happened, sealed under a key derived from the vault key. */
  activity: 'activity',
} as const;

/** More wrong secrets are counted as this many. */
export const MOST_TRIES = 1_000_000;

const triesSchema = v.strictObject({
  wrong: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_TRIES)),
  /** Milliseconds since 1970. */
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
/** What stands under `unlockTries`. */
export type Tries = v.InferOutput<typeof triesSchema>;

/** @returns null for what is malformed */
export function readTries(stored: unknown): Tries | null {
  const parsed = v.safeParse(triesSchema, stored);
  return parsed.success ? parsed.output : null;
}
