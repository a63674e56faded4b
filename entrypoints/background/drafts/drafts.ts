import { KeybearerError } from '../../../core/errors/keybearer-error';
import type { MessageInput } from '../../../core/messages/message-table';
import { findProvider } from '../../../core/providers/catalogue';
import { recognise } from '../../../core/providers/recognise';
import { DRAFT_LIFETIME, type Draft } from '../../../core/session/draft';
import { draftView } from '../../../core/snapshot/draft-view';
import type { DraftView } from '../../../core/snapshot/snapshot';
import { readPasted } from '../../../core/token/read-pasted';
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
  const pasted = readPasted(input.text);
  const replaced = input.replacesId === null ? null : tokenOf(vault, input.replacesId);
  const recognised = replaced === null ? recognise(pasted, input.tabOrigin) : null;
  return store(vault, {
    id: newRecordId(),
    secret: pasted.secret,
    leftOut: [...pasted.leftOut],
    replacesId: input.replacesId,
    providerId: replaced?.providerId ?? recognised?.provider.id ?? null,
    suggestedBy: recognised?.by ?? null,
    region: replaced?.region ?? regionOf(recognised?.provider.hosts, pasted.origin ?? input.tabOrigin),
    allowedSites: replaced?.allowedSites ?? [],
    ...UNTRIED,
    afterAccess: 'test',
    expiresAt: Date.now() + DRAFT_LIFETIME,
  });
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

function regionOf(
  hosts: readonly { origin: string; region: string | null }[] | undefined,
  origin: string | null,
): string | null {
  return hosts?.find((host) => host.origin === origin)?.region ?? null;
}
