/** Bytes of a backup, encrypted. Pages refuse a larger file before they read it. */
export const LARGEST_BACKUP = 2_000_000;

/** Tokens in one backup, and as many own providers. */
export const MOST_BACKUP_TOKENS = 2000;

/** Milliseconds for which a backup that was read waits, and for which an import can be undone. */
export const IMPORT_LIFETIME = 10 * 60_000;
