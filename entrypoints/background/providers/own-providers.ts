import { isActive, withoutTokenChoices } from '../../../core/browser-session/choices';
import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import type { MessageInput, MessageOutput } from '../../../core/messages/message-table';
import { judgeOwnProvider } from '../../../core/providers/judge-own-provider';
import { newOwnId, type OwnProvider } from '../../../core/providers/own-provider';
import { isStorable, toOwnProvider } from '../../../core/providers/own-provider-input';
import { sharedProvider } from '../../../core/providers/shared-provider';
import { maskedLines } from '../../../core/token/headers';
import type { TokenRecord } from '../../../core/token/token-record';
import { withoutConflicts } from '../../../core/token/without-conflicts';
import { withTokens } from '../../../core/vault/edit-vault';
import type { OpenVault } from '../../../core/vault/open-vault';
import { returnUnusedAccess } from '../access/access';
import { logActivity } from '../activity/activity';
import { removeRulesOf } from '../rules/remove-rules';
import { choices } from '../stores/choices';
import { providers } from '../stores/providers';
import { dropRemoved, keepRemoved, UNDO_TIME } from '../stores/waiting';
import { syncAll } from '../sync/sync-all';
import { changeVault, requireVault, whileUnlocked } from '../vault/open-vault';

/** @throws {KeybearerError} `not-found` */
export async function ownProvider(id: string): Promise<OwnProvider> {
  return ownOf(await requireVault(), id);
}

function ownOf({ ownProviders }: OpenVault, id: string): OwnProvider {
  const own = ownProviders.get(id);
  if (own === undefined) throw new KeybearerError('not-found');
  return own;
}

/** Everything that is wrong with a description; see `judgeOwnProvider`. */
export async function judgeOwn({ input }: MessageInput<'own.judge'>): Promise<MessageOutput<'own.judge'>> {
  return judgeOwnProvider(input, await providers());
}

/**
 * Adds an own provider, or changes one. Its tokens follow in name only: where they are sent stays as the user saw it
 * when each was added.
 * @throws {InvalidInputError} the code of the first problem; {KeybearerError} `not-found`
 */
export async function saveOwn({
  id,
  input,
  isOther,
}: MessageInput<'own.save'>): Promise<MessageOutput<'own.save'>> {
  const [problem] = judgeOwnProvider(input, await providers(), { confirmedDomain: isOther });
  if (problem !== undefined) throw new InvalidInputError(`own-${problem.code}`);
  const saved = id ?? newOwnId();
  if (!isStorable(input, saved)) throw new InvalidInputError('own-unfit');
  await changeVault((vault) => {
    const createdAt = id === null ? Date.now() : ownOf(vault, id).createdAt;
    const provider = { ...vault.ownProviders.get(saved), ...toOwnProvider(input, saved, createdAt) };
    const renamed = tokensOf(vault, saved)
      .filter(({ providerName }) => providerName !== input.name)
      .map((token) => ({ ...token, providerName: input.name }));
    return withTokens(vault, { put: renamed, drop: [], putProviders: [provider] });
  });
  await syncAll();
  return { id: saved };
}

/** Gives all tokens of an own provider its hosts and headers of now. What competes with a token in use is off then. */
export async function useForTokens(id: string): Promise<void> {
  const own = await ownProvider(id);
  const chosen = await choices.read();
  const now = Date.now();
  await removeRulesOf(...tokensOf(await requireVault(), id).map((token) => token.id));
  let changed: readonly string[] = [];
  try {
    await changeVault((vault) => {
      const behind = tokensOf(vault, id).filter((token) => isBehind(token, own) && hasFields(token, own));
      changed = behind.map((token) => token.id);
      const staying = [...vault.tokens.values()].filter((token) => !changed.includes(token.id));
      const next = behind.map((token) => following(token, own));
      // Those that went to different hosts may compete with each other by now.
      const put = withoutConflicts(next, staying, (token) => isActive(token, chosen, now));
      return withTokens(vault, { put, drop: [] });
    });
    await choices.change((before) => changed.reduce(withoutTokenChoices, before));
  } finally {
    // Also after a save that failed: what is said to be sent must be what is sent.
    await syncAll();
  }
  await returnUnusedAccess();
}

/** Removes an own provider and its tokens here; they keep working at the API. Both can be brought back for a while. */
export async function removeOwn(id: string): Promise<void> {
  const vault = await requireVault();
  const own = ownOf(vault, id);
  const tokens = tokensOf(vault, id);
  await removeRulesOf(...tokens.map((token) => token.id));
  const until = Date.now() + UNDO_TIME;
  try {
    await whileUnlocked((now) => keepRemoved(now, { id, records: [...tokens], provider: own, until }));
    await changeVault((now) =>
      withTokens(now, { put: [], drop: tokensOf(now, id).map((token) => token.id), dropProviders: [id] }),
    );
  } catch (error) {
    await dropRemoved(id);
    await syncAll();
    throw error;
  }
  logActivity('removed', own.name);
  await choices.change((now) => tokens.reduce((rest, token) => withoutTokenChoices(rest, token.id), now));
  await syncAll();
}

/** A file with everything but tokens. */
export async function shareOwn(id: string): Promise<MessageOutput<'own.share'>> {
  const own = await ownProvider(id);
  return { name: own.name, text: sharedProvider(own) };
}

/** All of them, by name. */
export async function listOwn(): Promise<MessageOutput<'own.list'>> {
  const vault = await requireVault();
  return [...vault.ownProviders.values()]
    .toSorted((one, other) => one.name.localeCompare(other.name))
    .map((own) => {
      const tokens = tokensOf(vault, own.id);
      return {
        id: own.id,
        name: own.name,
        origins: own.origins,
        headerLines: maskedLines({ ...own, secret: '', fields: [] }),
        tokens: tokens.length,
        behind: tokens.filter((token) => isBehind(token, own)).length,
      };
    });
}

function tokensOf({ tokens }: OpenVault, id: string): readonly TokenRecord[] {
  return [...tokens.values()].filter(({ providerId }) => providerId === id);
}

/** Whether a token has other hosts or headers than its provider has by now. One of several hosts is enough. */
function isBehind(token: TokenRecord, own: OwnProvider): boolean {
  const parts = ({ pathPrefix, headers, sharedWithApp }: TokenRecord | OwnProvider) =>
    JSON.stringify([pathPrefix, headers, sharedWithApp]);
  return !token.origins.every((origin) => own.origins.includes(origin)) || parts(token) !== parts(own);
}

function hasFields(token: TokenRecord, own: OwnProvider): boolean {
  return own.fields.every(({ name }) => token.fields.some((field) => field.name === name));
}

function following(token: TokenRecord, own: OwnProvider): TokenRecord {
  const { origins, pathPrefix, headers, sharedWithApp } = own;
  return {
    ...token,
    origins,
    region: null,
    pathPrefix,
    headers,
    sharedWithApp,
    test: null,
    ...(sharedWithApp ? { scope: 'chosen-tabs', withoutCookies: true, allowedSites: [] } : {}),
  };
}
