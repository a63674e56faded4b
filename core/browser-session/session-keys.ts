/**
 * Every key of `storage.session`, which lives in memory only and is gone when the browser closes.
 * What is on disk is declared in `core/vault/stored-data.ts`.
 */
export const SESSION_KEYS = {
  /** Base64 of the vault key; two of them while a change of the ways to unlock is under way. */
  vaultKeys: 'vault-keys',
  /** The pasted candidate, sealed under the vault key. */
  draft: 'draft',
  /** Half-typed text of an edit view, sealed under the vault key. */
  typed: 'typed',
  /** A removed record, sealed, until it can no longer be brought back. */
  removed: 'removed',
  /** What the user chose for this session. */
  choices: 'choices',
  /** Which rules the browser has, by number. */
  rulesInForce: 'rules-in-force',
  /** Origins whose rules ended and whose stored answers are still to be dropped. */
  toPurge: 'to-purge',
  /** Requests seen to carry a token. */
  sent: 'sent',
  /** The last requests of each tab to addresses of tokens, without the addresses. */
  seenRequests: 'seen-requests',
  /** The view without secrets that pages follow. */
  snapshot: 'snapshot',
  /** Set while a lock is under way, so that the next start can finish it. */
  locking: 'locking',
  /** Why and when it locked. */
  locked: 'locked',
  /** Set when the last save was damaged and the vault before it was opened. */
  fellBack: 'fell-back',
  /** When a secret was given last. */
  provenAt: 'proven-at',
  /** When the longest session began; only while there is one. */
  unlockedAt: 'unlocked-at',
  /** A recovery code that was drawn and is not in force yet, sealed. */
  drawnCode: 'drawn-code',
  /** A backup that was read and not yet taken over, sealed. */
  importing: 'importing',
  /** What an import replaced, sealed, until it can no longer be undone. */
  importUndo: 'import-undo',
  /** Digest of what was copied and is to be cleared. */
  copied: 'copied',
  /** The activity as it was opened. */
  activity: 'activity',
  /** Things to note in the activity once there is a key to seal them with: kinds and times. */
  toNote: 'to-note',
  /** When the machine was last seen going idle. */
  idleSince: 'idle-since',
  /** When the worker last ran while unlocked, to notice that the machine slept. */
  beat: 'beat',
} as const;

/**
 * What may stay over a lock; everything else goes, also what is not listed above. None of these says
 * whose tokens there are.
 */
export const STAYS_OVER_LOCK: readonly string[] = [
  SESSION_KEYS.choices,
  SESSION_KEYS.rulesInForce,
  SESSION_KEYS.locking,
  SESSION_KEYS.locked,
  SESSION_KEYS.toNote,
];

/** Those that hold what is sealed under the vault key, and so follow it when it changes. */
export const SEALED_KEYS = [
  SESSION_KEYS.draft,
  SESSION_KEYS.typed,
  SESSION_KEYS.removed,
  SESSION_KEYS.drawnCode,
  SESSION_KEYS.importing,
  SESSION_KEYS.importUndo,
] as const;
