import { withoutTokenChoices } from '../../../core/browser-session/choices';
import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import { providerOf } from '../../../core/providers/against-catalogue';
import { isConfirmedRefusal, nextRecheck } from '../../../core/revoke/recheck';
import { revokePage } from '../../../core/revoke/revoke-page';
import { isAnyPort } from '../../../core/shapes/any-port';
import type { TestResult } from '../../../core/token/outcome';
import { isPlainHttp } from '../../../core/token/plain-http';
import type { Revocation } from '../../../core/token/revocation';
import { isSameSecret } from '../../../core/token/secret';
import type { TokenRecord } from '../../../core/token/token-record';
import { tokenTitle } from '../../../core/token/token-title';
import { withoutToken, withToken } from '../../../core/vault/edit-vault';
import { tokenOf } from '../../../core/vault/open-vault';
import { ALARMS, clearAlarm, setAlarm } from '../../../platform/background/alarms';
import { exclusive } from '../../../platform/background/exclusive';
import { openTab } from '../../../platform/background/tabs';
import { returnUnusedAccess } from '../access/access';
import { logActivity } from '../activity/activity';
import { probeEveryHost } from '../probe/prober';
import { removeRulesOf, withoutTakeover } from '../rules/remove-rules';
import { choices } from '../stores/choices';
import { providers } from '../stores/providers';
import { syncAll } from '../sync/sync-all';
import { changeVault, openedVault, requireVault } from '../vault/open-vault';

/** First step: it is no longer sent, whatever happens at the provider. */
export async function startRevocation(id: string): Promise<void> {
  await removeRulesOf(id);
  tokenOf(await requireVault(), id);
  await changeRevocation(id, () => ({
    startedAt: Date.now(),
    checks: 0,
    nextCheckAt: null,
    lastCheck: null,
  }));
}

/** Opens the page where the user deletes the token; coming back from it asks again. */
export async function openRevokePage(id: string): Promise<void> {
  const token = tokenOf(await requireVault(), id);
  const page = revokePage(providerOf(token, await providers()), token);
  if (page === null || token.revocation === null) return;
  await changeRevocation(id, (now) => now && { ...now, nextCheckAt: nextCheck(token, 0) });
  const tabId = await openTab(page);
  // The new tab is in front by now, and its activation may have passed before we knew its number.
  await choices.change((now) => ({
    ...now,
    revokeTabs: { ...now.revokeTabs, [id]: tabId },
    visiting: tabId,
  }));
}

/** The user left the provider's page, or closed it: ask about every token that it was opened for. */
export async function returnedFromTab(tabId: number, closed: boolean): Promise<void> {
  const { revokeTabs } = await choices.read();
  const ids = Object.keys(revokeTabs).filter((id) => revokeTabs[id] === tabId);
  if (ids.length === 0) return;
  if (closed)
    await choices.change((now) => ({
      ...now,
      revokeTabs: Object.fromEntries(Object.entries(now.revokeTabs).filter(([, tab]) => tab !== tabId)),
      visiting: now.visiting === tabId ? null : now.visiting,
    }));
  for (const id of ids) await checkRevocation(id, 'return');
}

/**
 * Asks the provider and erases the token once each of its hosts has refused it. Until then it is kept and not sent.
 * A call that waited for another check takes its answer, unless it is the user who asks.
 * @param at the host of another company that the user asks, after those before it refused the token
 * @throws {InvalidInputError} `not-its-address` for one that the last check did not name
 */
export function checkRevocation(id: string, why: 'user' | 'return' | 'time', at?: string): Promise<void> {
  const called = Date.now();
  return exclusive(`revoke-${id}`, async () => {
    const token = (await requireVault()).tokens.get(id);
    if (token?.revocation == null) return;
    const { lastCheck: before, nextCheckAt } = token.revocation;
    if (why !== 'user' && isPlainHttp(token)) return dropTimes(token);
    if (why === 'return' && before !== null && before.at >= called) return;
    if (why === 'time' && (nextCheckAt === null || nextCheckAt > Date.now())) return;
    const open = before?.notAsked ?? [];
    if (at !== undefined && !open.includes(at)) throw new InvalidInputError('not-its-address');
    const { results, notAsked } = await probeEveryHost(token, at);
    const lastCheck = results.find(({ outcome }) => outcome !== 'refused') ?? results[0];
    if (lastCheck === undefined) return;
    const isRefused = isConfirmedRefusal(results, token.revocation.call);
    // Companies are asked one after another: those that refused it before are not asked again.
    const left = isRefused ? notAsked.filter((origin) => at === undefined || open.includes(origin)) : [];
    if (isRefused && left.length === 0 && !token.origins.some(isAnyPort)) return erase(token, lastCheck);
    await changeRevocation(id, (now, record) => {
      if (now === null || !isSameSecret(token, record)) return now;
      const checks = now.checks + (why === 'time' ? 1 : 0);
      if (left.length === 0) return { ...now, checks, lastCheck, nextCheckAt: nextCheck(record, checks) };
      // Only a click shows the token to another company.
      return { ...now, checks, lastCheck: { ...lastCheck, notAsked: [...left] }, nextCheckAt: null };
    });
  });
}

/** Over plain http only the user asks: by that time the same name may be another computer, in another network. */
function nextCheck(token: TokenRecord, checks: number): number | null {
  return isPlainHttp(token) ? null : nextRecheck(checks, Date.now());
}

async function dropTimes({ id, revocation }: TokenRecord): Promise<void> {
  if (typeof revocation?.nextCheckAt === 'number')
    await changeRevocation(id, (now) => now && { ...now, nextCheckAt: null });
}

/** Makes the checks that are due, and sets the alarm for the next. */
export async function runDueChecks(): Promise<void> {
  const vault = await openedVault();
  if (vault === null) return;
  for (const token of vault.tokens.values()) {
    const due = token.revocation?.nextCheckAt;
    if (typeof due === 'number' && due <= Date.now()) await checkInTime(token.id);
  }
  await scheduleChecks();
}

/** The user keeps the token after all. */
export async function cancelRevocation(id: string): Promise<void> {
  tokenOf(await requireVault(), id);
  const chosen = await choices.read();
  await changeRevocation(
    id,
    () => null,
    (vault, record) => withToken(vault, withoutTakeover(vault, record, chosen)),
  );
  await returnUnusedAccess();
}

/** One token that can't be asked about must not keep the others from being asked about; it is tried later. */
async function checkInTime(id: string): Promise<void> {
  try {
    await checkRevocation(id, 'time');
  } catch (error) {
    if (!(error instanceof KeybearerError) || error.code === 'locked') throw error;
    await changeRevocation(id, (now, record) => {
      if (now === null) return now;
      const checks = now.checks + 1;
      return { ...now, checks, nextCheckAt: nextCheck(record, checks) };
    });
  }
}

async function erase(token: TokenRecord, { at }: TestResult): Promise<void> {
  const after = await changeVault((vault) =>
    isSameSecret(token, vault.tokens.get(token.id)) ? withoutToken(vault, token.id) : vault,
  );
  if (after.tokens.has(token.id)) return;
  logActivity('revoked', tokenTitle(token));
  await choices.change((now) => ({
    ...withoutTokenChoices(now, token.id),
    revoked: { providerName: token.providerName, label: token.label, at },
  }));
  await syncAll();
  await returnUnusedAccess();
}

/**
 * Changes the revocation of a token where that is still there, and sets the alarm for its next check.
 * @param store how the record is put back; one that is sent again takes nobody's place
 */
export async function changeRevocation(
  id: string,
  edit: (now: Revocation | null, record: TokenRecord) => Revocation | null,
  store = withToken,
): Promise<void> {
  try {
    await changeVault((vault) => {
      const record = vault.tokens.get(id);
      // Removed meanwhile: there is nothing to note, and others are still to be asked about.
      if (record === undefined) return vault;
      const revocation = edit(record.revocation, record);
      return revocation === record.revocation ? vault : store(vault, { ...record, revocation });
    });
  } finally {
    // Also after a save that failed: what is said to be sent must be what is sent.
    await syncAll();
  }
  await scheduleChecks();
}

async function scheduleChecks(): Promise<void> {
  const vault = await openedVault();
  const times = [...(vault?.tokens.values() ?? [])].flatMap(
    ({ revocation }) => revocation?.nextCheckAt ?? [],
  );
  if (times.length === 0) await clearAlarm(ALARMS.revocation);
  else await setAlarm(ALARMS.revocation, Math.min(...times));
}
