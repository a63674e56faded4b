import { withoutSendLimit } from '../../../core/browser-session/choices';
import { TYPED_LIFETIME } from '../../../core/browser-session/typed';
import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import type { MessageInput, MessageOutput } from '../../../core/messages/message-table';
import { checkAllowedSite } from '../../../core/rules/allowed-site';
import { areInConflict } from '../../../core/token/conflicts';
import { checkExtraHeaders } from '../../../core/token/extra-header';
import { isPlainHttp } from '../../../core/token/plain-http';
import type { TokenRecord } from '../../../core/token/token-record';
import { withActiveToken } from '../../../core/vault/edit-vault';
import { type OpenVault, tokenOf } from '../../../core/vault/open-vault';
import { ALARMS, clearAlarm, setAlarm } from '../../../platform/background/alarms';
import { returnUnusedAccess } from '../access/access';
import { removeRulesOf } from '../rules/remove-rules';
import { choices } from '../stores/choices';
import { readTyped, typedStore } from '../stores/waiting';
import { syncAll, syncPages } from '../sync/sync-all';
import { changeVault, requireVault, whileUnlocked } from '../vault/open-vault';
import { noteOpenPages } from '../watch/watch-pages';

/**
 * Changes what the user may change of a token: whatever of it is given.
 * @throws {InvalidInputError} `shared-host` and `plain-http` for what would send it from more places than it may be sent
 * from; `site-not-allowed`; see `checkHeaders`
 */
export async function editToken({ id, ...given }: MessageInput<'token.edit'>): Promise<void> {
  const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const before = tokenOf(await requireVault(), id);
  if (given.scope === 'automatic' && before.sharedWithApp) throw new InvalidInputError('shared-host');
  const isWider = given.scope === 'automatic' || (given.allowedSites ?? []).length > 0;
  if (isWider && isPlainHttp(before)) throw new InvalidInputError('plain-http');
  await checkSites(given.allowedSites ?? []);
  // Stop sending before saving: the worker may die in between.
  if (given.on === false || given.acceptCookies === false) await removeRulesOf(id);
  try {
    await changeVault((vault) => {
      const now = tokenOf(vault, id);
      const after = { ...now, ...changes };
      if (given.companions !== undefined) checkHeaders(vault, now, after);
      return withActiveToken(vault, after);
    });
    if (given.on !== undefined) await choices.change((now) => withoutSendLimit(now, id));
  } finally {
    // Also after a save that failed: what is said to be sent must be what is sent.
    await syncAll();
  }
  if (given.allowedSites === undefined) return;
  await noteOpenPages();
  await returnUnusedAccess();
}

/**
 * Checks pages that are to be allowed. The browser may have given access to one that we then refuse.
 * @throws {InvalidInputError} `site-not-allowed`
 */
async function checkSites(sites: readonly string[]): Promise<void> {
  try {
    for (const site of sites) checkAllowedSite(site);
  } catch (error) {
    await returnUnusedAccess();
    throw error;
  }
}

/**
 * Checks extra headers. One that another token sends with another value would switch that token off without
 * a word, so it is refused.
 * @throws {InvalidInputError} see `checkExtraHeaders`, and `header-taken`
 */
function checkHeaders(vault: OpenVault, before: TokenRecord, after: TokenRecord): void {
  checkExtraHeaders(after);
  const others = [...vault.tokens.values()];
  if (others.some((other) => areInConflict(after, other) && !areInConflict(before, other)))
    throw new InvalidInputError('header-taken');
}

/** Keeps what is half typed, as a popup closes at any click beside it. It takes the place of what was kept before. */
export async function keepTyped({ id, fields }: MessageInput<'typed.keep'>): Promise<void> {
  const vault = await requireVault();
  if (!vault.tokens.has(id)) return;
  const before = await readTyped(vault);
  const expiresAt = Date.now() + TYPED_LIFETIME;
  await whileUnlocked((now) => typedStore.write(now, { id, fields, expiresAt }));
  await setAlarm(ALARMS.typed, expiresAt);
  // Pages need to know that there is something, not every key of it.
  if (before?.id !== id) await syncPages();
}

/** What is kept for one token; null where that is nothing. */
export async function typedOf(id: string): Promise<MessageOutput<'typed.get'>> {
  const typed = await readTyped(await requireVault());
  return typed?.id === id ? typed.fields : null;
}

/** Forgets what is half typed, whichever token it is for. */
export async function forgetTyped(): Promise<void> {
  await typedStore.remove();
  await clearAlarm(ALARMS.typed);
  await syncPages();
}
