import * as v from 'valibot';
import { cleanText } from '../probe/clean-text';
import type { Providers } from '../providers/providers';
import { servesApp } from '../providers/serves-app';
import { moment } from '../shapes/moment';
import { type TokenRecord, tokenRecordSchema } from '../token/token-record';

/** Characters, as the record's schema bounds them. */
const LONGEST_LABEL = 80;
const LONGEST_NAME = 40;

const {
  test: _test,
  revocation: _revocation,
  acceptCookies: _acceptCookies,
  cameAs: _cameAs,
  looksOdd: _looksOdd,
  ...kept
} = tokenRecordSchema.entries;

/**
 * A token as it stands in a backup: its record without what only this browser has seen. A test of
 * another day says nothing true here, a check that is due must not be started by a file, no file switches
 * on that answers may set cookies, and how a token was pasted explains a refusal here only.
 */
export const backupTokenSchema = v.strictObject({
  ...kept,
  /** When revoking it was begun; null where it was not. Milliseconds since 1970. */
  revokingSince: v.nullable(moment),
});
export type BackupToken = v.InferOutput<typeof backupTokenSchema>;

export function toBackupToken({
  test: _,
  revocation,
  acceptCookies: _cookies,
  cameAs: _came,
  looksOdd: _odd,
  ...record
}: TokenRecord): BackupToken {
  return { ...record, revokingSince: revocation?.startedAt ?? null };
}

/**
 * The record that a token of a backup becomes. What was seen of the same secret here stays.
 * @param here the token with the same id, if there is one
 * @param now milliseconds since 1970
 */
export function fromBackupToken(
  token: BackupToken,
  here: TokenRecord | undefined,
  providers: Providers,
  now: number,
): TokenRecord {
  const { revokingSince, replacedAt, ...record } = token;
  const known = here?.secret === token.secret && here.origins.join() === token.origins.join() ? here : null;
  const begun = { checks: 0, nextCheckAt: null, lastCheck: null };
  return {
    ...record,
    label: here?.label === token.label ? token.label : shownText(token.label, LONGEST_LABEL, token),
    providerName:
      providers.find(token.providerId)?.name ?? shownText(token.providerName, LONGEST_NAME, token),
    // The vendor's own app lives there: see `sharedWithApp`.
    scope: token.origins.some(servesApp) ? 'chosen-tabs' : token.scope,
    // One from the future would be new for ever.
    createdAt: Math.min(token.createdAt, now),
    ...(replacedAt === undefined ? {} : { replacedAt: Math.min(replacedAt, now) }),
    ...(known?.acceptCookies === undefined ? {} : { acceptCookies: known.acceptCookies }),
    ...(known?.cameAs === undefined ? {} : { cameAs: known.cameAs }),
    ...(known?.looksOdd === undefined ? {} : { looksOdd: known.looksOdd }),
    test: known?.test ?? null,
    revocation:
      revokingSince === null
        ? null
        : (known?.revocation ?? { ...begun, startedAt: Math.min(revokingSince, now) }),
  };
}

/** A name can hold line breaks, and characters that hide or turn what stands beside it. */
function shownText(text: string, longest: number, { providerId }: BackupToken): string {
  return cleanText(text, []).slice(0, longest) || providerId;
}
