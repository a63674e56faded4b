import { headerAsPasted } from '../pending/as-pasted';
import { recordFromDraft } from '../pending/record-from-draft';
import { CATALOGUE, findProvider } from '../providers/catalogue';
import type { Provider } from '../providers/provider';
import type { Draft } from '../session/draft';
import { accessPattern } from '../token/access-pattern';
import { jwtExpiry } from '../token/jwt-expiry';
import { lastFour } from '../token/last-four';
import type { TokenRecord } from '../token/token-record';
import type { DraftView, PastedView } from './snapshot';
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
    pasted: pastedView(draft, provider),
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
    suggestedSites: provider?.sites.map(({ origin, kind }) => ({ origin, kind })) ?? [],
    access: record === null ? [] : [...record.origins, ...record.allowedSites].map(accessPattern),
    state: draft.state,
    otherAccount: draft.otherAccount,
    afterAccess: draft.afterAccess,
    expiresAt: draft.expiresAt,
    expiryHint: jwtExpiry(draft.secret),
  };
}

/** What the paste said besides the token. */
function pastedView(draft: Draft, provider: Provider | undefined): PastedView {
  const asPasted = provider === undefined ? null : headerAsPasted(draft.header, provider, CATALOGUE);
  const own = provider?.headers.find(({ name }) => name === asPasted?.name);
  return {
    readFrom: draft.readFrom,
    mended: draft.mended,
    evidence: draft.evidence,
    open: draft.open,
    proposed: draft.proposed,
    scheme:
      asPasted === null || own === undefined
        ? null
        : { pasted: shown(asPasted), own: shown(own), chosen: draft.asPasted ? 'pasted' : 'own' },
  };
}

/** A header's scheme without the token: `Bearer`. A name before a password is not shown. */
function shown({ template, encoding }: Provider['headers'][number]): string {
  return encoding === 'basic' ? 'Basic' : (template.split('{token}')[0]?.trim() ?? '');
}
