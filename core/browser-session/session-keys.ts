/** How one value of `storage.session` is kept. */
interface SessionValue {
  readonly key: string;
  /** Whether it is sealed under the vault key, and so follows that key when it changes. */
  readonly sealed: boolean;
  /**
   * What a lock does. `keep` is for what does not say whose tokens there are; `own-step` for what needs a step of its
   * own, such as the clipboard; `replace` for one whose step leaves another value. Keys not declared here are dropped.
   */
  readonly onLock: 'drop' | 'keep' | 'own-step' | 'replace';
}

/**
 * Every value of `storage.session`, which lives in memory only and is gone when the browser closes.
 * What is on disk is declared in `core/vault/stored-data.ts`.
 */
export const SESSION_VALUES = {
  /** Base64 of the vault key; two of them while a change of the ways to unlock is under way. */
  vaultKeys: { key: 'vault-keys', sealed: false, onLock: 'drop' },
  /** Pending tokens and the paste they came from, sealed under the vault key. */
  draft: { key: 'draft', sealed: true, onLock: 'drop' },
  /** Where usual forms of sending a token were tried, and what came of it, sealed under the vault key. */
  triedForms: { key: 'tried-forms', sealed: true, onLock: 'drop' },
  /** Half-typed text of an edit view, sealed under the vault key. */
  typed: { key: 'typed', sealed: true, onLock: 'drop' },
  /** A removed record, sealed, until it can no longer be brought back. */
  removed: { key: 'removed', sealed: true, onLock: 'drop' },
  /** What the user chose for this session. */
  choices: { key: 'choices', sealed: false, onLock: 'keep' },
  /** Which rules the browser has, by number. */
  rulesInForce: { key: 'rules-in-force', sealed: false, onLock: 'keep' },
  /** Origins whose rules ended and whose stored answers are still to be dropped. */
  toPurge: { key: 'to-purge', sealed: false, onLock: 'drop' },
  /** Requests seen to carry a token. */
  sent: { key: 'sent', sealed: false, onLock: 'drop' },
  /** The last requests of each tab to addresses of tokens, without the addresses. */
  seenRequests: { key: 'seen-requests', sealed: false, onLock: 'drop' },
  /** What pages follow: the view without secrets, or that it is locked, which names no token. */
  snapshot: { key: 'snapshot', sealed: false, onLock: 'replace' },
  /** Set while a lock is under way, so that the next start can finish it. */
  locking: { key: 'locking', sealed: false, onLock: 'keep' },
  /** Why and when it locked. */
  locked: { key: 'locked', sealed: false, onLock: 'keep' },
  /** Set when the last save was damaged and the vault before it was opened. */
  fellBack: { key: 'fell-back', sealed: false, onLock: 'drop' },
  /** When a secret was given last. */
  provenAt: { key: 'proven-at', sealed: false, onLock: 'drop' },
  /** When the longest session began; only while there is one. */
  unlockedAt: { key: 'unlocked-at', sealed: false, onLock: 'drop' },
  /** A recovery code that was drawn and is not in force yet, sealed. */
  pendingCode: { key: 'pending-code', sealed: true, onLock: 'drop' },
  /** What an import would bring, until it is applied or forgotten, sealed. */
  importing: { key: 'importing', sealed: true, onLock: 'drop' },
  /** What an import replaced, sealed, until it can no longer be undone. */
  importUndo: { key: 'import-undo', sealed: true, onLock: 'drop' },
  /** Digest of what was copied and is to be cleared. */
  copied: { key: 'copied', sealed: false, onLock: 'own-step' },
  /** The activity as it was opened. */
  activity: { key: 'activity', sealed: false, onLock: 'drop' },
  /** Things to note in the activity once there is a key to seal them with: kinds and times. */
  toNote: { key: 'to-note', sealed: false, onLock: 'keep' },
  /** When the machine was last seen going idle. */
  idleSince: { key: 'idle-since', sealed: false, onLock: 'drop' },
  /** When the worker last ran while unlocked, to notice that the machine slept. */
  beat: { key: 'beat', sealed: false, onLock: 'drop' },
} as const satisfies Readonly<Record<string, SessionValue>>;

type SessionKeys = {
  readonly [Name in keyof typeof SESSION_VALUES]: (typeof SESSION_VALUES)[Name]['key'];
};

/** The keys alone, by name. */
export const SESSION_KEYS = Object.fromEntries(
  Object.entries(SESSION_VALUES).map(([name, { key }]) => [name, key]),
) as SessionKeys;

function keysWhere(fits: (value: SessionValue) => boolean): readonly string[] {
  return Object.values(SESSION_VALUES)
    .filter(fits)
    .map(({ key }) => key);
}

/** What is still there once a lock has dropped the rest. */
export const NOT_DROPPED: readonly string[] = keysWhere(({ onLock }) => onLock !== 'drop');

/** What is still there when a lock is over. */
export const STAYS_OVER_LOCK: readonly string[] = keysWhere(
  ({ onLock }) => onLock === 'keep' || onLock === 'replace',
);

/** What is sealed under the vault key. */
export const SEALED_KEYS: readonly string[] = keysWhere(({ sealed }) => sealed);
