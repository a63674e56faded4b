import * as v from 'valibot';
import { cleanText } from '../probe/clean-text';
import { providerOf } from '../providers/against-catalogue';
import type { Provider } from '../providers/provider';
import type { Providers } from '../providers/providers';
import { fieldsOfOrigin } from '../providers/tenant-host';
import { carrying, withFileKeysApart, withFileKeysBack, withKeysOf } from '../shapes/carrying';
import { timestamp } from '../shapes/timestamp';
import { isShared } from '../token/before-fields';
import { sameFields } from '../token/secret';
import { type TokenRecord, tokenFields, tokenRecordSchema } from '../token/token-record';

/** Characters, as the record's schema bounds them. */
const LONGEST_LABEL = 80;
const LONGEST_NAME = 40;

const {
  test: _test,
  revocation: _revocation,
  acceptCookies: _acceptCookies,
  cameAs: _cameAs,
  looksOdd: _looksOdd,
  schemeAsPasted: _schemeAsPasted,
  ...kept
} = tokenRecordSchema.entries;

/**
 * A token as it is in a backup: its record without what only this browser has seen. A test of
 * another day says nothing true here, a check that is due must not be started by a file, no file switches
 * on that answers may set cookies, and how a token was pasted explains a refusal here only.
 */
export const backupTokenSchema = carrying({
  ...kept,
  // Two values of one name are refused later (`check-backup-token.ts`): no JSON Schema can say it.
  fields: tokenFields,
  // Known here, so none of them is carried along as a key of a later version.
  test: v.optional(v.never()),
  revocation: v.optional(v.never()),
  acceptCookies: v.optional(v.never()),
  cameAs: v.optional(v.never()),
  looksOdd: v.optional(v.never()),
  schemeAsPasted: v.optional(v.never()),
  /** When revoking it was begun; null where it was not. Milliseconds since 1970. */
  revokingSince: v.nullable(timestamp),
});
export type BackupToken = v.InferOutput<typeof backupTokenSchema>;

export function toBackupToken({
  test: _,
  revocation,
  acceptCookies: _cookies,
  cameAs: _came,
  looksOdd: _odd,
  schemeAsPasted: _scheme,
  ...record
}: TokenRecord): BackupToken {
  const token = { ...record, revokingSince: revocation?.startedAt ?? null };
  return withFileKeysBack(backupTokenSchema, token);
}

/**
 * The record that a token of a backup becomes. What was seen of the same secret here stays, and so does what a later
 * version keeps in the record here: a backup that does not know of it takes none of it away.
 * @param here the token with the same id, if there is one
 * @param now milliseconds since 1970
 */
export function fromBackupToken(
  token: BackupToken,
  here: TokenRecord | undefined,
  providers: Providers,
  now: number,
): TokenRecord {
  const { revokingSince, replacedAt, ...record } = withFileKeysApart(backupTokenSchema, token);
  const known = here !== undefined && isSameToken(here, token) ? here : null;
  const begun = { checks: 0, nextCheckAt: null, lastCheck: null };
  const provider = providers.find(token.providerId);
  // The vendor's own app lives there, and no file can say that it does not.
  const sharedWithApp =
    token.sharedWithApp ||
    isShared(token.origins) ||
    (provider?.sharedWithApp ?? false) ||
    providers.list.some((each) => each.sharedWithApp && isOnHostOf(each, token.origins));
  const next: TokenRecord = {
    ...record,
    label: here?.label === token.label ? token.label : shownText(token.label, LONGEST_LABEL, token),
    providerName: providerOf(token, providers)?.name ?? shownText(token.providerName, LONGEST_NAME, token),
    sharedWithApp,
    scope: sharedWithApp ? 'chosen-tabs' : token.scope,
    // One from the future would be new for ever.
    createdAt: Math.min(token.createdAt, now),
    ...(replacedAt === undefined ? {} : { replacedAt: Math.min(replacedAt, now) }),
    ...(known?.acceptCookies === undefined ? {} : { acceptCookies: known.acceptCookies }),
    ...(known?.cameAs === undefined ? {} : { cameAs: known.cameAs }),
    ...(known?.looksOdd === undefined ? {} : { looksOdd: known.looksOdd }),
    ...(known?.schemeAsPasted === undefined ? {} : { schemeAsPasted: known.schemeAsPasted }),
    // An older backup of the same secret does not know of it.
    ...(known?.layInClear === true ? { layInClear: true } : {}),
    test: known?.test ?? null,
    revocation:
      revokingSince === null
        ? null
        : (known?.revocation ?? { ...begun, startedAt: Math.min(revokingSince, now) }),
  };
  return here === undefined ? next : withKeysOf(tokenRecordSchema.entries, here, next);
}

function isSameToken(here: TokenRecord, token: BackupToken): boolean {
  return (
    here.secret === token.secret && sameFields(here, token) && here.origins.join() === token.origins.join()
  );
}

/** A name can hold line breaks, and characters that hide or turn what stands beside it. */
function shownText(text: string, longest: number, { providerId }: BackupToken): string {
  return cleanText(text, []).slice(0, longest) || providerId;
}

function isOnHostOf({ hosts }: Provider, origins: readonly string[]): boolean {
  return hosts.some((host) => origins.some((origin) => fieldsOfOrigin(host.origin, origin) !== null));
}
