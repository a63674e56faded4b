import * as v from 'valibot';
import { ACTIVITY_KINDS } from '../activity/activity';
import { activitySchema } from '../activity/activity-schema';
import { choicesSchema } from '../browser-session/choices';
import { seenRequestsSchema, sentSchema } from '../browser-session/seen-requests';
import { typedSchema } from '../browser-session/typed';
import { importUndoSchema } from '../import/apply-import';
import { importPlanSchema } from '../import/import-plan';
import { bytes32 } from '../messages/inputs';
import { listInput } from '../messages/options-messages';
import { LOCK_REASONS, type LockedState } from '../messages/vault-status';
import type { Snapshot } from '../pages/snapshot';
import { pendingSchema } from '../pending/draft';
import { keptChoicesSchema } from '../probe/identity-choices';
import { testRunSchema } from '../probe/test-run';
import { triedFormsSchema } from '../probe/usual-forms';
import { ownProviderSchema } from '../providers/own-provider';
import { tokenRecordSchema } from '../token/token-record';

/** How one value of `storage.session` is kept. */
interface SessionDeclaration {
  readonly key: string;
  /** Whatever it refuses counts as absent. Of a sealed value: what is in the seal. */
  readonly schema: v.GenericSchema;
  /** Whether it is sealed under the vault key, and so follows that key when it changes. */
  readonly sealed: boolean;
  /**
   * What a lock does. `drop`: it goes with all that is not declared here. `own-step`: a step of its own takes it away,
   * such as the one for the clipboard. `replace`: a step takes it away or leaves another value, which does not say whose
   * tokens there are. `keep`: it stays, as it never says that.
   */
  readonly onLock: 'drop' | 'own-step' | 'replace' | 'keep';
}

/** Milliseconds since 1970. */
const time = v.number();

/** One damaged key is no reason to leave the one beside it unread. */
const vaultKeysSchema = v.pipe(
  v.array(v.fallback(v.nullable(bytes32), null)),
  v.transform((keys) => keys.filter((key) => key !== null)),
);

/**
 * What was removed, the last at the end, and until when it can be brought back. Each entry is what one click removed: a
 * token, or an own provider with its tokens.
 */
const removedSchema = v.array(
  v.strictObject({
    /** Of the token or of the provider. */
    id: v.string(),
    records: v.array(tokenRecordSchema),
    provider: v.nullable(ownProviderSchema),
    until: time,
  }),
);
export type Removed = v.InferOutput<typeof removedSchema>[number];

/** One string: a thousand entries of an object take ten times as long. */
const ruleTableSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.strictObject({
    nextId: v.number(),
    numbers: v.record(v.string(), v.number()),
    unsent: v.record(v.string(), v.picklist(['rule-refused', 'too-many-rules'])),
    changedAt: time,
  }),
);

/** The background only writes it. Pages read it without a schema, as they carry none. */
const stateSchema = v.custom<Snapshot | LockedState>((stored) => v.is(anyState, stored));
const anyState = v.looseObject({ state: v.picklist(['open', 'locked']) });

const lockingSchema = v.strictObject({
  reason: v.picklist(LOCK_REASONS),
  at: time,
  /** Origins whose stored answers are to be dropped. */
  origins: v.array(v.string()),
});
export type LockUnderWay = v.InferOutput<typeof lockingSchema>;

/** No labels: it stays over a lock. The reason of a lock is in `locked` anyway. */
const toNoteSchema = v.array(
  v.strictObject({
    at: v.pipe(v.number(), v.integer(), v.minValue(0)),
    kind: v.picklist(ACTIVITY_KINDS),
    about: v.nullable(v.picklist(LOCK_REASONS)),
    detail: v.null(),
  }),
);

/**
 * Every value of `storage.session`, which lives in memory only and is gone when the browser closes.
 * What is on disk is declared in `core/vault/stored-data.ts`.
 */
export const SESSION_VALUES = {
  /** Base64 of the vault key; two of them while a change of the ways to unlock is under way. */
  vaultKeys: { key: 'vault-keys', schema: vaultKeysSchema, sealed: false, onLock: 'drop' },
  /** Pending tokens and the paste they came from. */
  draft: { key: 'draft', schema: pendingSchema, sealed: true, onLock: 'drop' },
  /** Where usual forms of sending a token were tried, and the result. */
  triedForms: { key: 'tried-forms', schema: triedFormsSchema, sealed: true, onLock: 'drop' },
  /** The address of a tab that may be an API description, from the popup to the options page, and until when it waits. */
  handedAddress: {
    key: 'handed-address',
    schema: v.strictObject({ url: v.string(), until: time }),
    sealed: true,
    onLock: 'drop',
  },
  /** Lines of a test's answer from which the user may pick whose token it is. */
  identityChoices: { key: 'identity-choices', schema: keptChoicesSchema, sealed: true, onLock: 'drop' },
  /** Half-typed text of an edit view. */
  typed: { key: 'typed', schema: typedSchema, sealed: true, onLock: 'drop' },
  /** Removed records, until they can no longer be brought back. */
  removed: { key: 'removed', schema: removedSchema, sealed: true, onLock: 'drop' },
  /** What the user chose for this session. */
  choices: { key: 'choices', schema: choicesSchema, sealed: false, onLock: 'replace' },
  /** Which rules the browser has, by number, without secrets. */
  rulesInForce: { key: 'rules-in-force', schema: ruleTableSchema, sealed: false, onLock: 'replace' },
  /** Origins whose rules ended and whose stored answers are still to be dropped. */
  toPurge: { key: 'to-purge', schema: v.array(v.string()), sealed: false, onLock: 'drop' },
  /** Requests seen to carry a token. */
  sent: { key: 'sent', schema: sentSchema, sealed: false, onLock: 'drop' },
  /** The last requests of each tab to addresses of tokens, without the addresses. */
  seenRequests: { key: 'seen-requests', schema: seenRequestsSchema, sealed: false, onLock: 'drop' },
  /** Pages of tokens and providers that were opened: the address of one has the number of its place here. */
  openedPages: {
    key: 'opened-pages',
    schema: v.pipe(
      v.array(
        v.strictObject({
          kind: v.picklist(['token', 'provider']),
          id: v.pipe(v.string(), v.maxLength(41)),
        }),
      ),
      v.maxLength(4000),
    ),
    sealed: false,
    onLock: 'drop',
  },
  /** How the list of tokens was searched, filtered and sorted. Sealed, as a search may hold a name. */
  tokenList: { key: 'token-list', schema: listInput, sealed: true, onLock: 'drop' },
  /** How far a test of many tokens has come. */
  testRun: { key: 'test-run', schema: testRunSchema, sealed: false, onLock: 'drop' },
  /** What pages follow: the view without secrets, or that it is locked, which names no token. */
  snapshot: { key: 'snapshot', schema: stateSchema, sealed: false, onLock: 'replace' },
  /** Set while a lock is under way, so that the next start can finish it. */
  locking: { key: 'locking', schema: lockingSchema, sealed: false, onLock: 'own-step' },
  /** Why and when it locked. */
  locked: {
    key: 'locked',
    schema: v.strictObject({ reason: v.picklist(LOCK_REASONS), at: time }),
    sealed: false,
    onLock: 'replace',
  },
  /** Set when the last save was damaged and the vault before it was opened. */
  fellBack: { key: 'fell-back', schema: v.literal(true), sealed: false, onLock: 'drop' },
  /** When a secret was given last, by unlocking or after that. */
  provenAt: { key: 'proven-at', schema: time, sealed: false, onLock: 'drop' },
  /** From when the session limit counts; only while there is one. */
  unlockedAt: { key: 'unlocked-at', schema: time, sealed: false, onLock: 'drop' },
  /** A recovery code that was drawn and is not in force yet, and until when it waits. */
  pendingCode: {
    key: 'pending-code',
    schema: v.strictObject({ code: v.string(), until: time }),
    sealed: true,
    onLock: 'drop',
  },
  /** What an import would bring, until it is applied or forgotten. */
  importing: { key: 'importing', schema: importPlanSchema, sealed: true, onLock: 'drop' },
  /** What an import replaced, until it can no longer be undone. */
  importUndo: { key: 'import-undo', schema: importUndoSchema, sealed: true, onLock: 'drop' },
  /** Digest of what was copied and is to be cleared. */
  copied: {
    key: 'copied',
    schema: v.strictObject({ digest: v.string() }),
    sealed: false,
    onLock: 'own-step',
  },
  /** The activity as it was opened. */
  activity: { key: 'activity', schema: activitySchema, sealed: false, onLock: 'drop' },
  /** Things to note in the activity once there is a key to seal them with: kinds and times. */
  toNote: { key: 'to-note', schema: toNoteSchema, sealed: false, onLock: 'keep' },
  /** When the machine was last seen in use, as far as a lock counts; absent while it is in use. */
  idleSince: { key: 'idle-since', schema: time, sealed: false, onLock: 'drop' },
  /** When the worker last ran while unlocked, to notice that the machine slept. */
  heartbeat: { key: 'heartbeat', schema: time, sealed: false, onLock: 'drop' },
} as const satisfies Readonly<Record<string, SessionDeclaration>>;

type Values = typeof SESSION_VALUES;
export type SessionName = keyof Values;
/** Names in the storage. */
export type SessionKey = Values[SessionName]['key'];

/** Names of what is sealed under the vault key. */
export type SealedName = { [N in SessionName]: Values[N]['sealed'] extends true ? N : never }[SessionName];
export type ClearName = Exclude<SessionName, SealedName>;

/** What is written under a name, and what its schema makes of that. */
export type SessionInput<N extends SessionName> = v.InferInput<Values[N]['schema']>;
export type SessionOutput<N extends SessionName> = v.InferOutput<Values[N]['schema']>;

/**
 * What was stored under a name; of a sealed value: what was in the seal.
 * @returns null for what is absent or damaged
 */
export function readSessionValue<N extends SessionName>(name: N, stored: unknown): SessionOutput<N> | null {
  const schema: v.GenericSchema<unknown, SessionOutput<N>> = SESSION_VALUES[name].schema;
  const parsed = v.safeParse(schema, stored);
  return parsed.success ? parsed.output : null;
}

const declarations: readonly SessionDeclaration[] = Object.values(SESSION_VALUES);
const keysWhere = (fits: (value: SessionDeclaration) => boolean): readonly string[] =>
  declarations.filter(fits).map(({ key }) => key);

/** What is still there once a lock has dropped the rest. */
export const NOT_DROPPED = keysWhere(({ onLock }) => onLock !== 'drop');

/** What may be there when a lock is over. */
export const STAYS_OVER_LOCK = keysWhere(({ onLock }) => onLock === 'keep' || onLock === 'replace');

/** What is sealed under the vault key. */
export const SEALED_KEYS = keysWhere(({ sealed }) => sealed);
