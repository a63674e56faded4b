/** Bytes of a backup, encrypted. */
export const LARGEST_BACKUP = 2_000_000;

/** Tokens in one backup, and as many own providers. */
export const MOST_BACKUP_TOKENS = 2000;

/** Bytes of any file that is imported. Pages refuse a larger one before they read it. */
export const LARGEST_FILE = 32_000_000;
