import { InvalidInputError } from '../../core/errors/invalid-input-error';
import { KeybearerError } from '../../core/errors/keybearer-error';
import type { MessageInput } from '../../core/messages/message-table';
import { findProvider } from '../../core/providers/catalogue';
import { checkAllowedSite } from '../../core/rules/allowed-site';
import { areRivals } from '../../core/rules/rivals';
import { withChosenTab, withoutTab, withoutTokenChoices } from '../../core/session/choices';
import type { TokenRecord } from '../../core/token/token-record';
import type { OpenVault } from '../../core/vault/open-vault';
import { withToken } from '../../core/vault/with-token';
import { withoutToken } from '../../core/vault/without-token';
import { setAlarm } from '../../platform/background/alarms';
import { openPreparedTab, openTab } from '../../platform/background/tabs';
import { returnUnusedAccess } from './access';
import { ALARMS } from './alarm-names';
import { choices } from './choices';
import { probe } from './prober';
import { removedStore } from './removed-store';
import { changeVault, requireVault } from './session';
import { settle } from './settle';

/** Milliseconds during which a removed token can be brought back. */
const UNDO_TIME = 30_000;

/** @throws {KeybearerError} `not-found` */
export function tokenOf(vault: OpenVault, id: string): TokenRecord {
  const token = vault.tokens.get(id);
  if (token === undefined) throw new KeybearerError('not-found');
  return token;
}

/** Stores a token; one that is on and automatic switches its automatic rivals off. */
export async function withActiveToken(vault: OpenVault, token: TokenRecord): Promise<OpenVault> {
  let next = await withToken(vault, token);
  if (!token.on || token.scope !== 'automatic') return next;
  for (const other of vault.tokens.values()) {
    if (other.on && other.scope === 'automatic' && areRivals(token, other)) {
      next = await withToken(next, { ...other, on: false });
    }
  }
  return next;
}

/** Changes what the user may change. */
export async function editToken({ id, ...given }: MessageInput<'token.edit'>): Promise<void> {
  const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const before = tokenOf(await requireVault(), id);
  const provider = findProvider(before.providerId);
  if (provider?.sharedWithApp && given.scope === 'automatic') throw new InvalidInputError('shared-host');
  for (const site of given.allowedSites ?? []) checkAllowedSite(site);
  await changeVault((vault) => withActiveToken(vault, { ...tokenOf(vault, id), ...changes }));
  if (given.on !== undefined) await choices.change((now) => withoutSendLimit(now, id));
  await settle();
  if (given.allowedSites !== undefined) await returnUnusedAccess();
}

/** Tests a stored token and keeps the result. */
export async function testToken(id: string): Promise<void> {
  const token = tokenOf(await requireVault(), id);
  const test = await probe(token);
  await changeVault((vault) => withToken(vault, { ...tokenOf(vault, id), test }));
  await choices.change((now) => ({ ...now, result: id }));
  await settle();
}

/** Moves a token to another region of its provider and tests it there. */
export async function moveToRegion(id: string, region: string): Promise<void> {
  const token = tokenOf(await requireVault(), id);
  const host = findProvider(token.providerId)?.hosts.find((entry) => entry.region === region);
  if (host === undefined) throw new InvalidInputError('unknown-region');
  await changeVault((vault) =>
    withActiveToken(vault, { ...tokenOf(vault, id), origins: [host.origin], region, on: true }),
  );
  await settle();
  await testToken(id);
  await returnUnusedAccess();
}

/** Chooses a tab for a token, or takes it back. */
export async function chooseTab(id: string, tabId: number, chosen: boolean): Promise<void> {
  const vault = await requireVault();
  const token = tokenOf(vault, id);
  const rivals = [...vault.tokens.values()]
    .filter((other) => areRivals(token, other))
    .map((other) => other.id);
  await choices.change((now) =>
    chosen ? withChosenTab(now, id, tabId, rivals) : withoutTab(now, tabId, id),
  );
  await settle();
}

/** Sends a token for some minutes, then no more. */
export async function sendFor(id: string, minutes: number | null): Promise<void> {
  await changeVault((vault) => withActiveToken(vault, { ...tokenOf(vault, id), on: true }));
  const until = minutes === null ? null : Date.now() + minutes * 60_000;
  await choices.change((now) => {
    const without = withoutSendLimit(now, id);
    return until === null ? without : { ...without, sendUntil: { ...without.sendUntil, [id]: until } };
  });
  if (until !== null) await setAlarm(ALARMS.sendUntil, until);
  await settle();
}

/** Removes a token here; it keeps working at its provider. It can be brought back for a while. */
export async function removeToken(id: string): Promise<void> {
  const vault = await requireVault();
  const record = tokenOf(vault, id);
  await removedStore.write(vault, { record, until: Date.now() + UNDO_TIME });
  await changeVault((current) => withoutToken(current, id));
  await choices.change((now) => withoutTokenChoices(now, id));
  await setAlarm(ALARMS.undo, Date.now() + UNDO_TIME);
  await settle();
}

/** Brings the removed token back. */
export async function restoreToken(): Promise<void> {
  const removed = await removedStore.read(await requireVault());
  if (removed === null) return;
  await changeVault((vault) => withActiveToken(vault, removed.record));
  await removedStore.remove();
  await settle();
}

/** Opens the API itself; where a token is for chosen tabs, the new tab is chosen before it loads. */
export async function openApi(id: string): Promise<void> {
  const token = tokenOf(await requireVault(), id);
  const check = findProvider(token.providerId)?.checks.find(({ method }) => method === 'GET');
  const url = `${token.origins[0]}${check?.path ?? (token.pathPrefix || '/')}`;
  if (token.scope === 'chosen-tabs') await openPreparedTab(url, (tabId) => chooseTab(id, tabId, true));
  else await openTab(url);
}

function withoutSendLimit<T extends { sendUntil: Record<string, number> }>(now: T, id: string): T {
  const { [id]: _until, ...sendUntil } = now.sendUntil;
  return { ...now, sendUntil };
}
