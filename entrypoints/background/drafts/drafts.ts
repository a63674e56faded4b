import { KeybearerError } from '../../../core/errors/keybearer-error';
import type { MessageInput } from '../../../core/messages/message-table';
import { readPaste } from '../../../core/pending/read-paste';
import type { Evidence, Mend, Owner } from '../../../core/pending/reading';
import { tokenIn } from '../../../core/pending/token-in';
import { findProvider } from '../../../core/providers/catalogue';
import { DRAFT_LIFETIME, type Draft } from '../../../core/session/draft';
import { draftView } from '../../../core/snapshot/draft-view';
import type { DraftView } from '../../../core/snapshot/snapshot';
import { newRecordId } from '../../../core/token/record-id';
import type { OpenVault } from '../../../core/vault/open-vault';
import { tokenOf } from '../../../core/vault/token-of';
import { clearAlarm, setAlarm } from '../../../platform/background/alarms';
import { returnUnusedAccess } from '../access/return-unused-access';
import { ALARMS } from '../alarm-names';
import { showState } from '../state/settle';
import { requireVault, whileUnlocked } from '../vault/session';
import { draftStore, readDraft } from './draft-store';

/** A test says nothing of other choices than those it was made with. */
const UNTRIED = { state: 'open', otherAccount: null } as const;

/** Takes what the user pasted and seals the token in it as the draft. */
export async function putDraft(input: MessageInput<'draft.put'>): Promise<DraftView> {
  const vault = await requireVault();
  const replaced = input.replacesId === null ? null : tokenOf(vault, input.replacesId);
  const reading = readPaste(input.text, input.tabOrigin);
  const token = tokenIn(reading);
  const owner = replaced === null ? token.owner : NOBODY;
  return store(vault, {
    id: newRecordId(),
    secret: token.secret,
    leftOut: [...reading.leftOut],
    readFrom: token.readFrom,
    mended: token.mended.map(copied),
    evidence: [...owner.evidence],
    open: owner.open,
    header: token.header,
    asPasted: true,
    proposed: [...token.extraHeaders],
    label: token.label,
    replacesId: input.replacesId,
    providerId: replaced?.providerId ?? owner.providerId,
    suggestedBy: owner.providerId === null ? null : suggestedBy(owner.evidence[0]),
    region: replaced?.region ?? owner.region,
    allowedSites: replaced?.allowedSites ?? [],
    ...UNTRIED,
    afterAccess: 'test',
    expiresAt: Date.now() + DRAFT_LIFETIME,
  });
}

/** A replacement belongs to whom it belonged before, whatever the paste says. */
const NOBODY: Owner = { providerId: null, region: null, evidence: [], open: null };

function suggestedBy(evidence: Evidence | undefined): Draft['suggestedBy'] {
  if (evidence === undefined) return null;
  if (evidence.kind === 'tab') return 'tab';
  return evidence.kind === 'form' ? 'shape' : 'variable';
}

/** A stored value has lists that it may change. */
function copied(mend: Mend): Draft['mended'][number] {
  return mend.kind === 'invisible' ? { ...mend, codePoints: [...mend.codePoints] } : mend;
}

/** Notes whose token it is and where it may be used. */
export async function chooseForDraft(input: MessageInput<'draft.choose'>): Promise<DraftView> {
  const vault = await requireVault();
  const draft = await requireDraft(vault);
  const provider = findProvider(input.providerId);
  const sites = provider?.sites.map(({ origin }) => origin) ?? [];
  const allowedSites = input.allowedSites.filter((site) => sites.includes(site));
  const suggestedBy = input.providerId === draft.providerId ? draft.suggestedBy : 'user';
  const { providerId, region } = input;
  return store(vault, { ...draft, providerId, region, allowedSites, suggestedBy, ...UNTRIED });
}

/** The browser's prompt is open now; `permissions.onAdded` may be all that we hear of it. */
export async function noteAsked(how: Draft['afterAccess']): Promise<void> {
  const vault = await requireVault();
  const draft = await readDraft(vault);
  if (draft === null || draft.state === 'testing') return;
  await store(vault, { ...draft, ...UNTRIED, state: 'asked', afterAccess: how });
}

/** Forgets the candidate. */
export async function discardDraft(): Promise<void> {
  await draftStore.remove();
  await clearAlarm(ALARMS.draft);
  await showState();
  await returnUnusedAccess();
}

/** @throws {KeybearerError} `not-found` when its ten minutes are over */
async function requireDraft(vault: OpenVault): Promise<Draft> {
  const draft = await readDraft(vault);
  if (draft === null) throw new KeybearerError('not-found');
  return draft;
}

async function store(vault: OpenVault, draft: Draft): Promise<DraftView> {
  const replaced = draft.replacesId === null ? null : tokenOf(vault, draft.replacesId);
  const view = draftView(draft, replaced);
  await whileUnlocked((now) => draftStore.write(now, draft));
  await setAlarm(ALARMS.draft, draft.expiresAt);
  await showState();
  return view;
}
