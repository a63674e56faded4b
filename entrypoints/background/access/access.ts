import { providerOf } from '../../../core/providers/against-catalogue';
import { preparedRevoke } from '../../../core/revoke/revoke-call';
import { isSendable } from '../../../core/shapes/exact-origin';
import { accessPattern } from '../../../core/token/access-pattern';
import { patternOrigin } from '../../../core/token/pattern-origin';
import type { TokenRecord } from '../../../core/token/token-record';
import type { OpenVault } from '../../../core/vault/open-vault';
import { browserPattern, grantedAccess, hasAccess, returnAccess } from '../../../platform/access';
import { originsUnderTest } from '../probe/prober';
import { choices } from '../stores/choices';
import { providersToShow } from '../stores/providers';
import { readPending, readRemoved, readUndo } from '../stores/waiting';
import { openedVault } from '../vault/open-vault';

/** The origins of a vault's tokens and their pages that the browser gives access to now. */
export async function accessOf(vault: OpenVault): Promise<ReadonlySet<string>> {
  const tokens = [...vault.tokens.values()];
  const { letIn } = await choices.read();
  const guests = Object.values(letIn).flatMap((tabs) => Object.values(tabs));
  const wanted = new Set([
    ...tokens.flatMap((token) => [...token.origins.filter(isSendable), ...token.allowedSites]),
    ...guests,
  ]);
  const patterns = new Set(await grantedAccess());
  const exact = [...wanted].filter((origin) => patterns.has(accessPattern(origin)));
  // Broader access, given in the browser's own pages, is the browser's to judge.
  const others = patterns.size > exact.length ? [...wanted].filter((origin) => !exact.includes(origin)) : [];
  // One question first: with access to all of them, a thousand would take a second.
  if (others.length > 0 && (await hasAccess(others.map(accessPattern)))) return wanted;
  const broad = await Promise.all(others.map((origin) => hasAccess([accessPattern(origin)])));
  return new Set([...exact, ...others.filter((_, index) => broad[index])]);
}

/**
 * Whether a token needs access beyond a test. A key that goes in no header is sent by no rule, so it needs none until
 * it is revoked: then its provider is asked again and again.
 */
function needsAccess({ headers, revocation }: TokenRecord): boolean {
  return headers.length > 0 || revocation !== null;
}

/** Origins of exact hosts that we have access to now. Broader access was given elsewhere and is left alone. */
export async function exactOrigins(): Promise<readonly string[]> {
  return (await grantedAccess()).flatMap((pattern) => patternOrigin(pattern) ?? []);
}

/** Gives back the access that no token, test, draft, removed token or undo of an import needs. */
export async function returnUnusedAccess(): Promise<void> {
  const vault = await openedVault();
  if (vault === null) return;
  // A record that did not open may need any of it.
  if (vault.setAside.length > 0) return;
  const [draft, removed, undo] = await Promise.all([readPending(vault), readRemoved(vault), readUndo(vault)]);
  // A draft in the middle of asking: what it was given is not yet in any record.
  if (draft !== null && draft.state !== 'open') return;
  const replaced = undo?.changes.flatMap(({ before }) => before ?? []) ?? [];
  const records = [...vault.tokens.values(), ...removed.flatMap((one) => one.records), ...replaced];
  const { letIn } = await choices.read();
  const needed = new Set([
    // An API that is described is asked what it wants before it is saved.
    ...(draft?.drafts ?? []).flatMap(({ own }) => own?.origins ?? []),
    ...records.filter(needsAccess).flatMap((record) => [...record.origins, ...record.allowedSites]),
    ...originsUnderTest(),
    ...Object.values(letIn).flatMap((tabs) => Object.values(tabs)),
    ...(await revokeOrigins(records)),
  ]);
  const asked = new Set([...needed].map((origin) => browserPattern(accessPattern(origin))));
  const unused = (await grantedAccess()).filter((pattern) => isAskedFor(pattern) && !asked.has(pattern));
  await Promise.all(unused.map((pattern) => returnAccess([pattern])));
}

/** Hosts, besides their own, that are called to revoke tokens, for as long as that takes. */
async function revokeOrigins(records: readonly TokenRecord[]): Promise<readonly string[]> {
  const revoking = records.filter(({ revocation }) => revocation !== null);
  if (revoking.length === 0) return [];
  const known = await providersToShow();
  return revoking.flatMap((token) => preparedRevoke(providerOf(token, known), token)?.origin ?? []);
}

/** Gives back the access to one host, under whatever pattern the browser has it. */
export async function returnAccessTo(origin: string): Promise<void> {
  const patterns = (await grantedAccess()).filter((pattern) => patternOrigin(pattern) === origin);
  if (patterns.length > 0) await returnAccess(patterns);
}

/** Whether we ever ask for such a pattern. One of plain http without a port is broader in a browser that has ports. */
function isAskedFor(pattern: string): boolean {
  const origin = patternOrigin(pattern);
  return origin !== null && browserPattern(accessPattern(origin)) === pattern;
}
