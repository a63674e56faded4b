import { findProvider } from '../providers/catalogue';
import type { Draft } from '../session/draft';
import { accessPattern } from '../token/access-pattern';
import { jwtExpiry } from '../token/jwt-expiry';
import { lastFour } from '../token/last-four';
import { recordFromDraft } from '../token/record-from-draft';
import type { TokenRecord } from '../token/token-record';
import type { DraftView } from './snapshot';
import { headerLines } from './token-view';

/**
 * A draft as pages may see it.
 * @param replaced the token whose secret it replaces
 */
export function draftView(draft: Draft, replaced: TokenRecord | null): DraftView {
  const provider = draft.providerId === null ? undefined : findProvider(draft.providerId);
  const record = provider || replaced ? recordFromDraft(draft, provider, replaced, 0) : null;
  return {
    lastFour: lastFour(draft.secret),
    length: draft.secret.length,
    leftOut: draft.leftOut,
    replacesId: draft.replacesId,
    providerId: draft.providerId,
    suggestedBy: draft.suggestedBy,
    region: draft.region,
    allowedSites: draft.allowedSites,
    headerLines: record === null ? [] : headerLines(record, draft.secret),
    origins: record?.origins ?? [],
    pathPrefix: record?.pathPrefix ?? '',
    headers: record?.headers.map(({ name }) => ({ name })) ?? [],
    companions: record?.companions ?? [],
    scope: record?.scope ?? 'automatic',
    suggestedSites: provider?.sites ?? [],
    access: record === null ? [] : [...record.origins, ...record.allowedSites].map(accessPattern),
    state: draft.state,
    otherAccount: draft.otherAccount,
    afterAccess: draft.afterAccess,
    expiresAt: draft.expiresAt,
    expiryHint: jwtExpiry(draft.secret),
  };
}
