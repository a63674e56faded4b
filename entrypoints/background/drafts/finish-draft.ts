import { KeybearerError } from '../../../core/errors/keybearer-error';
import { isAccepted, type TestResult } from '../../../core/probe/outcome';
import { findProvider } from '../../../core/providers/catalogue';
import { withoutSendLimit } from '../../../core/session/choices';
import type { Draft } from '../../../core/session/draft';
import { limitOf } from '../../../core/session/send-limits';
import { withoutSent } from '../../../core/session/sent';
import { accessPattern } from '../../../core/token/access-pattern';
import { recordFromDraft } from '../../../core/token/record-from-draft';
import { tested } from '../../../core/token/tested';
import type { TokenRecord } from '../../../core/token/token-record';
import { tokenTitle } from '../../../core/token/token-title';
import type { OpenVault } from '../../../core/vault/open-vault';
import { withActiveToken } from '../../../core/vault/with-active-token';
import { hasAccess } from '../../../platform/access';
import { clearAlarm, setAlarm } from '../../../platform/background/alarms';
import { exclusive } from '../../../platform/background/exclusive';
import { returnUnusedAccess } from '../access/return-unused-access';
import { note } from '../activity/activity';
import { ALARMS } from '../alarm-names';
import { choices, sent } from '../state/choices';
import { settle, showState } from '../state/settle';
import { probe } from '../tokens/prober';
import { changeVault, openedVault, requireVault, whileUnlocked } from '../vault/session';
import { draftStore, readDraft } from './draft-store';

/** Milliseconds for a test, with time to look at what came of it. */
const LONGEST_TEST = 3 * 60_000;
/** Milliseconds until access that nothing uses is given back. */
const TIDY_AFTER = 60_000;

type How = 'test' | 'without-test' | 'without-sending';

/**
 * Makes a record of the draft: tested, untested, or kept without being sent. Both the page and
 * `permissions.onAdded` call this, and a new worker calls it again after a stop; the record has the
 * draft's id, so whoever comes second finds nothing left to do.
 * @throws {KeybearerError} `no-access`; `not-replaced` when the new token was not accepted: then the old
 *   one and the draft are both still there
 */
export function finishDraft(how: How): Promise<void> {
  return exclusive('finish-draft', async () => {
    const vault = await requireVault();
    const draft = await readDraft(vault);
    if (draft === null) return;
    const record = recordOf(vault, draft);
    if (record === null) throw new KeybearerError('not-found');
    if (how !== 'without-sending' && !(await hasAccess(patternsOf(record))))
      throw new KeybearerError('no-access');
    if (how !== 'test') return save(draft, (now) => ({ ...now, on: how === 'without-test' && now.on }));
    // Its ten minutes must not end while it is tested: nobody may have kept the token elsewhere.
    const expiresAt = Math.max(draft.expiresAt, Date.now() + LONGEST_TEST);
    const tried: Draft = { ...draft, expiresAt };
    await whileUnlocked((now) => draftStore.write(now, { ...tried, state: 'testing' }));
    await setAlarm(ALARMS.draft, expiresAt);
    await showState();
    await testAndSave(tried, record).catch(async (error: unknown) => {
      await reopen(tried);
      throw error;
    });
  });
}

/** Goes on with a test that a stopped worker had begun. */
export async function resumeDraft(): Promise<void> {
  const vault = await openedVault();
  const draft = vault === null ? null : await readDraft(vault);
  if (draft?.state === 'testing') await finishDraft('test');
}

/**
 * Access was given while a draft waits for it. The page may have been closed by the prompt.
 * @param patterns what was given; access to other hosts is somebody else's
 */
export async function finishAfterAccess(patterns: readonly string[]): Promise<void> {
  const vault = await openedVault();
  const draft = vault === null ? null : await readDraft(vault);
  if (vault === null || draft?.state !== 'asked') {
    // Whoever asked for it uses it soon; a draft that is gone by now never will.
    await setAlarm(ALARMS.tidy, Date.now() + TIDY_AFTER);
    return;
  }
  const record = recordOf(vault, draft);
  const wanted = record === null ? [] : patternsOf(record);
  if (wanted.some((pattern) => patterns.includes(pattern)) && (await hasAccess(wanted))) {
    await finishDraft(draft.afterAccess);
  }
}

async function testAndSave(draft: Draft, record: TokenRecord): Promise<void> {
  const test = await probe(record);
  note('tested', tokenTitle(record), test.outcome);
  const accepted = isAccepted(test.outcome);
  // A good token is not given up for one that was not accepted.
  if (draft.replacesId !== null && !accepted) {
    throw new KeybearerError('not-replaced', { reason: test.outcome });
  }
  await save(draft, (now, replaced) => tested(now, test, replaced));
}

/** Null when the token that it replaces is gone. */
function recordOf(vault: OpenVault, draft: Draft): TokenRecord | null {
  const replaced = draft.replacesId === null ? null : vault.tokens.get(draft.replacesId);
  if (replaced === undefined) return null;
  const provider = draft.providerId === null ? undefined : findProvider(draft.providerId);
  return recordFromDraft(draft, provider, replaced, Date.now());
}

function patternsOf(record: TokenRecord): readonly string[] {
  return [...record.origins, ...record.allowedSites].map(accessPattern);
}

/** Saves what the draft is by now: it may have been discarded, and the token it replaces edited or removed. */
async function save(
  draft: Draft,
  finish: (record: TokenRecord, replaced: TokenRecord | null) => TokenRecord,
): Promise<void> {
  const saved: TokenRecord[] = [];
  const chosen = await choices.read();
  await changeVault(async (vault) => {
    const record = recordOf(vault, draft);
    if (record === null || (await readDraft(vault))?.id !== draft.id) return vault;
    const finished = finish(record, vault.tokens.get(record.id) ?? null);
    // One that is sent for some minutes is stored as off, or a restart would make more of them.
    const limited = limitOf(chosen, record.id, Date.now()) !== null;
    const stored = { ...finished, on: finished.on && !limited };
    saved.push(stored);
    return withActiveToken(vault, stored);
  });
  const [record] = saved;
  if (record !== undefined) {
    note(draft.replacesId === null ? 'added' : 'replaced', tokenTitle(record));
    await announce(record);
  }
  await forget(draft);
  await settle();
  await returnUnusedAccess();
}

async function announce({ test, id }: { test: TestResult | null; id: string }): Promise<void> {
  const worked = test !== null && isAccepted(test.outcome);
  await sent.change((now) => withoutSent(now, id));
  await choices.change((now) => ({
    // Minutes that are over ended the token before this one.
    ...(limitOf(now, id, Date.now()) === null ? withoutSendLimit(now, id) : now),
    // Saved without a test: what an earlier one said of this token is over.
    result: test !== null ? id : now.result === id ? null : now.result,
    offerPassphrase: worked && now.offerPassphrase === 'no' ? 'yes' : now.offerPassphrase,
  }));
}

async function forget(draft: Draft): Promise<void> {
  const vault = await openedVault();
  const now = vault === null ? null : await readDraft(vault);
  // Another one may have been pasted meanwhile.
  if (now !== null && now.id !== draft.id) return;
  await draftStore.remove();
  await clearAlarm(ALARMS.draft);
}

async function reopen(draft: Draft): Promise<void> {
  if ((await openedVault()) === null) return;
  await whileUnlocked(async (now) => {
    if ((await readDraft(now))?.id === draft.id) await draftStore.write(now, { ...draft, state: 'open' });
  });
  await showState();
}
