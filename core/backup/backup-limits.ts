/** Bytes of a backup, encrypted. Pages refuse a larger file before they read it. */
export const LARGEST_BACKUP = 2_000_000;

/** Tokens in one backup, and as many own providers. */
export const MOST_BACKUP_TOKENS = 2000;
