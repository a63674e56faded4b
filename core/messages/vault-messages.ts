import * as v from 'valibot';
import type { ActivityEntry } from '../activity/activity';
import type { ImportView } from '../import/import-view';
import { timestamp } from '../shapes/timestamp';
import {
  anyId,
  both,
  bytes32,
  nothing,
  oneSlot,
  onlyOptions,
  origin,
  passphrase,
  secretInput,
  tokenId,
} from './inputs';
import type { VaultStatus } from './vault-status';

/** base64url, as WebAuthn gives it. */
const credentialId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,1400}$/));
const transports = v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z-]{1,20}$/))), v.maxLength(8));
const minutes = v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(1440));
/** Base64 of `LARGEST_FILE`. Characters. */
const LONGEST_FILE = 42_700_000;
const MOST_TOKENS = 2000;

/** Messages about the vault itself: opening, locking, its ways to unlock, its copies. */
export const VAULT_MESSAGES = {
  'vault.status': { pages: both, input: nothing },
  'vault.unlock': { pages: both, input: v.strictObject({ secret: secretInput }) },
  'vault.lock': { pages: both, input: nothing },
  /** A fresh passphrase or passkey, for what asks for one again (error `proof-needed`). */
  'vault.prove': { pages: both, input: v.strictObject({ secret: secretInput }) },
  /** Sets the stored vault aside, whatever is wrong with it, and begins with an empty one. */
  'vault.start-over': { pages: both, input: nothing },
  /** Brings back a vault that was set aside; the one in use takes its place. `at` says which. */
  'vault.bring-back': { pages: onlyOptions, input: v.strictObject({ at: timestamp }) },
  'vault.forget-aside': { pages: onlyOptions, input: v.strictObject({ at: timestamp }) },
  /** Gives up a record that was set aside because it did not open. */
  'record.give-up': { pages: onlyOptions, input: v.strictObject({ id: anyId }) },

  /** `proof` is null only for the first passphrase. */
  'passphrase.set': {
    pages: both,
    input: v.strictObject({ passphrase, proof: v.nullable(secretInput) }),
  },
  'passphrase.later': { pages: both, input: nothing },
  /** Draws a recovery code and answers with it; in force only after `recovery.confirm`. */
  'recovery.begin': { pages: onlyOptions, input: v.strictObject({ proof: secretInput }) },
  /** `ending`: the last group of the code, typed from the paper. */
  'recovery.confirm': {
    pages: onlyOptions,
    input: v.strictObject({ ending: v.pipe(v.string(), v.maxLength(20)) }),
  },
  'recovery.discard': { pages: onlyOptions, input: nothing },
  'passkey.add': {
    pages: onlyOptions,
    input: v.strictObject({ proof: secretInput, credentialId, transports, salt: bytes32, output: bytes32 }),
  },
  'slot.remove': { pages: onlyOptions, input: oneSlot },

  'settings.set': {
    pages: both,
    input: v.strictObject({
      idleMinutes: v.optional(v.nullable(minutes)),
      lockWithScreen: v.optional(v.boolean()),
      maxSessionMinutes: v.optional(v.nullable(minutes)),
      ownVisitsOnly: v.optional(v.boolean()),
    }),
  },

  /** Answers with the secret, for a page that shows it for some seconds or copies it. */
  'token.reveal': { pages: both, input: v.strictObject({ id: tokenId }) },
  /** Something with a secret was copied. `digest`: SHA-256 of the copied text, base64. */
  'clipboard.copied': { pages: both, input: v.strictObject({ digest: bytes32 }) },

  'backup.make': { pages: onlyOptions, input: v.strictObject({ passphrase }) },
  'backup.later': { pages: both, input: nothing },
  /**
   * A dry run: nothing is stored in the vault. Without a passphrase it shows whether the file is known, and
   * whether it needs one (error `needs-passphrase`).
   */
  'import.read': {
    pages: onlyOptions,
    input: v.strictObject({
      file: v.pipe(v.string(), v.maxLength(LONGEST_FILE), v.regex(/^[A-Za-z0-9+/]*={0,2}$/)),
      passphrase: v.nullable(passphrase),
    }),
  },
  'import.apply': {
    pages: onlyOptions,
    input: v.strictObject({
      mode: v.picklist(['merge', 'replace']),
      /**
       * Ids of the file's tokens to take; merging leaves the others, replacing drops them. Of another tool's file, those
       * without a host stay out.
       */
      take: v.pipe(v.array(tokenId), v.maxLength(MOST_TOKENS)),
    }),
  },
  /**
   * Keeps what the user ticks and types of the tokens that another tool's file brings, and answers with the view. The
   * host is exact and over https; null where none is typed.
   */
  'import.choose': {
    pages: onlyOptions,
    input: v.strictObject({
      choices: v.pipe(
        v.array(v.strictObject({ id: tokenId, ticked: v.boolean(), origin: v.nullable(origin) })),
        v.maxLength(MOST_TOKENS),
      ),
    }),
  },
  'import.discard': { pages: onlyOptions, input: nothing },
  'import.undo': { pages: onlyOptions, input: nothing },

  'activity.get': { pages: onlyOptions, input: nothing },
  'activity.forget': { pages: onlyOptions, input: nothing },
} as const;

export interface VaultMessageOutputs {
  readonly 'vault.status': VaultStatus;
  readonly 'recovery.begin': { readonly code: string };
  /** `fields`: further secrets, by name. */
  readonly 'token.reveal': { readonly secret: string; readonly fields: Readonly<Record<string, string>> };
  /** `file`: base64. */
  readonly 'backup.make': { readonly file: string; readonly name: string };
  readonly 'import.read': ImportView;
  readonly 'import.choose': ImportView;
  readonly 'activity.get': readonly ActivityEntry[];
}
