import { type Choices, isActive, withoutSendLimit } from '../../../core/browser-session/choices';
import { withoutSent } from '../../../core/browser-session/seen-requests';
import { limitOf } from '../../../core/browser-session/send-limits';
import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import type { MessageInput } from '../../../core/messages/message-table';
import type { Draft, Pending } from '../../../core/pending/draft';
import { chosenDrafts, recordFromDraft } from '../../../core/pending/record-from-draft';
import { toOwnProvider } from '../../../core/providers/own-provider-input';
import { accessPattern } from '../../../core/token/access-pattern';
import { activeConflicts } from '../../../core/token/active-conflicts';
import { isAccepted } from '../../../core/token/outcome';
import { compareAccounts, mayTakePlace } from '../../../core/token/same-account';
import { tested } from '../../../core/token/tested';
import type { TokenRecord } from '../../../core/token/token-record';
import { tokenTitle } from '../../../core/token/token-title';
import { withActiveToken, withOwnProvider } from '../../../core/vault/edit-vault';
import type { OpenVault } from '../../../core/vault/open-vault';
import { browserPattern, hasAccess } from '../../../platform/access';
import { ALARMS, setAlarm } from '../../../platform/background/alarms';
import { exclusive } from '../../../platform/background/exclusive';
import { returnUnusedAccess } from '../access/access';
import { logActivity } from '../activity/activity';
import { probeToken } from '../probe/prober';
import { choices, sent } from '../stores/choices';
import { keepIdentityChoices } from '../stores/identity-choices';
import { providers } from '../stores/providers';
import { readPending } from '../stores/waiting';
import { syncAll, syncPages } from '../sync/sync-all';
import { changeVault, openedVault, requireVault } from '../vault/open-vault';
import { noteOpenPages } from '../watch/watch-pages';
import { forgetUnticked } from './several';
import { forget, isIn, noteTesting, reopen } from './while-tested';

/** Milliseconds until access that nothing uses is given back. */
const TIDY_AFTER = 60_000;

type How = MessageInput<'draft.finish'>['how'];
type Finish = (record: TokenRecord, replaced: TokenRecord | null) => TokenRecord;

/** A record as it was stored, and what that did to others. */
interface Saved {
  readonly record: TokenRecord;
  readonly switchedOff: readonly string[];
  /** It would have competed with a token that is not known to be of the same account. */
  readonly keptOff: boolean;
  /** It replaced a token, and nothing shows whether both belong to one account. */
  readonly uncompared: boolean;
}

/**
 * Makes records of the drafts that are chosen: tested, untested, or kept without being sent. Both the page and
 * `permissions.onAdded` call this, and a new worker calls it again after a stop; a record has its
 * draft's id, so anyone who comes second finds nothing left to do. A replacement that turns out to belong to another
 * account is not made: the old token and the draft stay, and only the user goes on from there.
 * @throws {KeybearerError} `no-access`; `not-replaced` when the new token was not accepted: then the old
 *   one and the draft are both still there; `not-found` for an answer to a question that nobody asks any more
 */
export function finishDraft(how: How): Promise<void> {
  return exclusive('finish-draft', async () => {
    const vault = await requireVault();
    const pending = await readPending(vault);
    if (how === 'all-the-same' || how === 'beside') return saveOtherAccount(vault, pending, how);
    const chosen = pending === null ? [] : chosenDrafts(pending, await providers());
    if (pending === null || chosen.length === 0) return;
    const records = await recordsOf(vault, pending);
    if (records === null) throw new KeybearerError('not-found');
    // Asked for twice: the answer is there, and is the user's to judge.
    if (chosen.some(({ otherAccount }) => otherAccount !== null)) return;
    if (how !== 'without-sending' && !(await hasAccess(patternsOf(records)))) {
      throw new KeybearerError('no-access');
    }
    for (const draft of chosen) {
      if (how === 'test' || how === 'test-all-the-same')
        await testAndSave(pending, draft, how === 'test-all-the-same');
      else await save(pending, draft, (now) => ({ ...now, on: how === 'without-test' && now.on }));
    }
    await forgetUnticked(pending);
  });
}

/** Goes on with a test that a stopped worker had begun. */
export async function resumeDraft(): Promise<void> {
  const vault = await openedVault();
  const pending = vault === null ? null : await readPending(vault);
  if (pending?.state === 'testing') await finishDraft('test');
}

/**
 * Access was given while a draft waits for it. The page may have been closed by the prompt.
 * @param patterns what was given; access to other hosts is somebody else's
 */
export async function finishAfterAccess(patterns: readonly string[]): Promise<void> {
  const vault = await openedVault();
  const pending = vault === null ? null : await readPending(vault);
  if (vault === null || pending?.state !== 'asked') {
    // Anyone who asked for it uses it soon; a draft that is already gone never will.
    await setAlarm(ALARMS.tidy, Date.now() + TIDY_AFTER);
    return;
  }
  const wanted = patternsOf((await recordsOf(vault, pending)) ?? []);
  if (wanted.some((pattern) => patterns.includes(browserPattern(pattern))) && (await hasAccess(wanted))) {
    await finishDraft(pending.afterAccess);
  }
}

async function testAndSave(pending: Pending, draft: Draft, confirmed: boolean): Promise<void> {
  try {
    if (!(await noteTesting(draft))) return;
    const record = await recordOf(await requireVault(), pending, draft);
    if (record === null) return;
    const described = draft.own === null ? null : toOwnProvider(draft.own, draft.ownId, Date.now());
    const probed = await probeToken(record, { confirmed, described }).catch(unlessNothingToAsk);
    if (probed === null) return await saveUntested(pending, draft);
    const { test, identityChoices } = probed;
    logActivity('tested', tokenTitle(record), test.outcome);
    // A good token is not given up for one that was not accepted.
    if (pending.replacesId !== null && !isAccepted(test.outcome)) {
      throw new KeybearerError('not-replaced', { reason: test.outcome });
    }
    const saved = await save(pending, draft, (now, replaced) => tested(now, test, replaced));
    if (saved === 'other-account') await reopen({ ...draft, otherAccount: test });
    else await keepIdentityChoices(record.id, identityChoices);
  } catch (error) {
    await reopen(draft);
    throw error;
  }
}

/** An API of which no address is known is asked once the user gave one, in the view of the result. */
async function saveUntested(pending: Pending, draft: Draft): Promise<void> {
  await save(pending, draft, (now) => now);
  const id = pending.replacesId ?? draft.id;
  if (!(await requireVault()).tokens.has(id)) return;
  await choices.change((now) => ({ ...now, result: id }));
  await syncPages();
}

function unlessNothingToAsk(error: unknown): null {
  if (error instanceof InvalidInputError && error.params['reason'] === 'no-check') return null;
  throw error;
}

/** The user saw that the new token belongs to another account, and decided: in the old one's place, or beside it. */
async function saveOtherAccount(
  vault: OpenVault,
  pending: Pending | null,
  how: 'all-the-same' | 'beside',
): Promise<void> {
  const [draft] = pending?.drafts ?? [];
  const test = draft?.otherAccount ?? null;
  if (pending === null || draft === undefined || test === null) throw new KeybearerError('not-found');
  // Pages were allowed for the old token.
  const beside = how === 'beside';
  const wanted = beside ? { ...draft, allowedSites: [] } : draft;
  const into = beside ? { ...pending, replacesId: null } : pending;
  if ((await recordOf(vault, into, wanted)) === null) throw new KeybearerError('not-found');
  await save(into, wanted, (now, replaced) => tested(now, test, replaced), true);
}

/** Null when the token that it replaces is gone. */
async function recordOf(
  vault: OpenVault,
  { replacesId }: Pending,
  draft: Draft,
): Promise<TokenRecord | null> {
  const replaced = replacesId === null ? null : vault.tokens.get(replacesId);
  if (replaced === undefined) return null;
  return recordFromDraft(draft, await providers(), replaced, Date.now());
}

async function recordsOf(vault: OpenVault, pending: Pending): Promise<readonly TokenRecord[] | null> {
  const chosen = chosenDrafts(pending, await providers());
  const records = await Promise.all(chosen.map((draft) => recordOf(vault, pending, draft)));
  return records.every((record) => record !== null) ? records : null;
}

function patternsOf(records: readonly TokenRecord[]): readonly string[] {
  const origins = records.flatMap((record) => [...record.origins, ...record.allowedSites]);
  return [...new Set(origins)].map(accessPattern);
}

/**
 * Saves what a draft is by now: it may have been discarded, and the token it replaces edited or removed.
 * @param asked whether the user was told that the token it replaces belongs to another account
 * @returns `other-account` where that was not told yet: then nothing was saved
 */
async function save(
  pending: Pending,
  draft: Draft,
  finish: Finish,
  asked = false,
): Promise<'other-account' | null> {
  const done: (Saved | 'other-account')[] = [];
  const chosen = await choices.read();
  await changeVault(async (vault) => {
    const record = await recordOf(vault, pending, draft);
    if (record === null || !isIn(await readPending(vault), draft)) return vault;
    const replaced = vault.tokens.get(record.id) ?? null;
    const finished = finish(record, replaced);
    if (replaced !== null && !asked && !mayTakePlace(finished, replaced, 'replaces')) {
      done.push('other-account');
      return vault;
    }
    const saved = beside([...vault.tokens.values()], finished, replaced, chosen);
    done.push(saved);
    return withOwn(await withActiveToken(vault, saved.record), draft, saved.record);
  });
  const [saved] = done;
  if (saved === 'other-account') return saved;
  if (saved !== undefined) {
    logActivity(pending.replacesId === null ? 'added' : 'replaced', tokenTitle(saved.record));
    await announce(saved, pending.reading.kind === 'several');
  }
  await forget(draft);
  await syncAll();
  await noteOpenPages();
  await returnUnusedAccess();
  return null;
}

/** Together with the API that it was described with: neither is stored without the other. */
async function withOwn(
  vault: OpenVault,
  { own, ownId }: Draft,
  { providerId }: TokenRecord,
): Promise<OpenVault> {
  if (own === null || providerId !== ownId || vault.ownProviders.has(ownId)) return vault;
  return withOwnProvider(vault, toOwnProvider(own, ownId, Date.now()));
}

/** The record as it may be stored beside all others: it switches off none but those of its own account. */
function beside(
  tokens: readonly TokenRecord[],
  finished: TokenRecord,
  replaced: TokenRecord | null,
  chosen: Choices,
): Saved {
  const now = Date.now();
  const uncompared = replaced !== null && compareAccounts(finished, replaced) === 'unknown';
  // One that is sent for some minutes is stored as off, or a restart would make more of them.
  if (!finished.on || limitOf(chosen, finished.id, now) !== null)
    return { record: { ...finished, on: false }, switchedOff: [], keptOff: false, uncompared };
  const active = tokens.map((token) => ({ ...token, on: isActive(token, chosen, now) }));
  const conflicts = activeConflicts(finished, active);
  const limited = conflicts.some(({ id }) => limitOf(chosen, id, now) !== null);
  if (limited || !conflicts.every((conflict) => mayTakePlace(finished, conflict, 'added')))
    return { record: { ...finished, on: false }, switchedOff: [], keptOff: true, uncompared };
  return { record: finished, switchedOff: conflicts.map(({ id }) => id), keptOff: false, uncompared };
}

async function announce(saved: Saved, several: boolean): Promise<void> {
  const { record, switchedOff, keptOff, uncompared } = saved;
  const { id, test } = record;
  const worked = test !== null && isAccepted(test.outcome);
  // Saved without a test: what an earlier one said of this token is over. One that was kept off is said all the same.
  const shown = test !== null || keptOff;
  const told = shown && (switchedOff.length > 0 || uncompared);
  await sent.change((now) => withoutSent(now, id));
  await choices.change((now) => ({
    // Minutes that are over ended the token before this one.
    ...(limitOf(now, id, Date.now()) === null ? withoutSendLimit(now, id) : now),
    result: shown ? id : now.result === id ? null : now.result,
    batch: several ? [...now.batch.filter((other) => other !== id), id] : [],
    saved: told ? { id, switchedOff: [...switchedOff], uncompared } : null,
    offerPassphrase: worked && now.offerPassphrase === 'no' ? 'yes' : now.offerPassphrase,
  }));
}
