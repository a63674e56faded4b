import { KeybearerError } from '../../core/errors/keybearer-error';
import type { TestResult } from '../../core/probe/outcome';
import { findProvider } from '../../core/providers/catalogue';
import type { Draft } from '../../core/session/draft';
import { recordFromDraft } from '../../core/token/record-from-draft';
import type { TokenRecord } from '../../core/token/token-record';
import type { OpenVault } from '../../core/vault/open-vault';
import { withActiveToken } from '../../core/vault/with-active-token';
import { hasAccess } from '../../platform/access';
import { clearAlarm } from '../../platform/background/alarms';
import { exclusive } from '../../platform/background/exclusive';
import { returnUnusedAccess } from './access';
import { ALARMS } from './alarm-names';
import { choices } from './choices';
import { draftStore, readDraft } from './draft-store';
import { probe } from './prober';
import { changeVault, openedVault, requireVault } from './session';
import { settle, showState } from './settle';

/**
 * Makes a record of the draft: tested, untested, or kept without being sent. Both the page and
 * `permissions.onAdded` call this, and a new worker calls it again after a stop; the record has the
 * draft's id, so whoever comes second finds nothing left to do.
 */
export function finishDraft(how: 'test' | 'without-test' | 'without-sending'): Promise<void> {
  return exclusive('finish-draft', async () => {
    const vault = await requireVault();
    const draft = await readDraft(vault);
    if (draft === null) return;
    const record = recordOf(vault, draft);
    const access = [...record.origins, ...record.allowedSites].map((origin) => `${origin}/*`);
    if (how !== 'without-sending' && !(await hasAccess(access))) throw new KeybearerError('no-access');
    if (how !== 'test') return save({ ...record, on: how === 'without-test' });
    await draftStore.write(vault, { ...draft, state: 'testing' });
    await showState();
    await save(withResult(record, await probe(record)));
  });
}

/** Goes on where a stopped worker left off. */
export async function resumeDraft(): Promise<void> {
  const vault = await openedVault();
  const draft = vault === null ? null : await readDraft(vault);
  if (vault === null || draft === null || draft.state === 'open') return;
  const record = recordOf(vault, draft);
  const access = [...record.origins, ...record.allowedSites].map((origin) => `${origin}/*`);
  if (await hasAccess(access)) await finishDraft(draft.afterAccess);
}

function recordOf(vault: OpenVault, draft: Draft): TokenRecord {
  const replaced = draft.replacesId === null ? null : (vault.tokens.get(draft.replacesId) ?? null);
  const provider = draft.providerId === null ? undefined : findProvider(draft.providerId);
  return recordFromDraft(draft, provider, replaced, Date.now());
}

/** Once a host has taken the token, the other regions are of no use to it. A refused one is not sent. */
function withResult(record: TokenRecord, test: TestResult): TokenRecord {
  const taken = test.outcome === 'works' || test.outcome === 'limited';
  const origin = record.origins.find((candidate) =>
    test.asked.startsWith(candidate.slice('https://'.length)),
  );
  return {
    ...record,
    test,
    on: test.outcome !== 'refused' && test.outcome !== 'other-region',
    ...(taken && origin !== undefined ? { origins: [origin], region: test.region } : {}),
  };
}

async function save(record: TokenRecord): Promise<void> {
  await changeVault((vault) => withActiveToken(vault, record));
  const worked = record.test?.outcome === 'works' || record.test?.outcome === 'limited';
  await choices.change((now) => ({
    ...now,
    result: record.test === null ? now.result : record.id,
    offerPassphrase: worked && now.offerPassphrase === 'no' ? 'yes' : now.offerPassphrase,
  }));
  await draftStore.remove();
  await clearAlarm(ALARMS.draft);
  await settle();
  await returnUnusedAccess();
}
