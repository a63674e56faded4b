import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import type { MessageInput } from '../../../core/messages/message-table';
import type { Draft } from '../../../core/pending/draft';
import {
  type FormsResult,
  formHeader,
  type Look,
  type Scheme,
  usualForms,
} from '../../../core/probe/usual-forms';
import type { OwnProviderInput } from '../../../core/providers/own-provider';
import { checkedAddress } from '../../../core/providers/own-provider-input';
import { accessPattern } from '../../../core/token/access-pattern';
import type { TokenHeader } from '../../../core/token/headers';
import { browserPattern } from '../../../platform/access';
import { exclusive } from '../../../platform/background/exclusive';
import { lookAt, tryUsualForms } from '../probe/usual-forms';
import { readPending, required } from '../stores/waiting';
import { openedVault, requireVault } from '../vault/open-vault';
import { editDraft } from './drafts';

/** The API that a draft describes itself; absent or null for one of a known provider. */
interface Described {
  readonly own?: OwnProviderInput | null;
}

/**
 * Asks the address of an API that a draft describes what it wants, without the token. Where that is one form, the draft
 * is described with it. The answer stays with the draft, as the browser's prompt may have closed the page.
 */
export function lookForDraft({ id }: MessageInput<'draft.look'>): Promise<Look> {
  return exclusive('draft-look', async () => {
    const draft = await draftOfId(id);
    const { origin, path } = addressOf(draft);
    const place = origin + path;
    const look = await lookAt(origin, path, secretsIn(draft));
    const named =
      look.kind === 'none' || look.schemes.length === 0 ? [] : formsAt(origin, path, look.schemes);
    await editDraft(id, (now) => {
      if (!isAt(now, place)) return now;
      const lead = named.length === 1 ? described(now, named[0]?.header) : now;
      return { ...lead, looked: { place, look } };
    });
    return look;
  });
}

/** The token, and what else of the draft nobody may see. */
function secretsIn({ secret, own, fields }: Draft): readonly string[] {
  const others = (own?.fields ?? []).flatMap((field) => (field.secret ? (fields[field.name] ?? []) : []));
  return [secret, ...others];
}

/** The prompt of a look was answered with yes, and may have closed the page. @param patterns what was given */
export async function lookAfterAccess(patterns: readonly string[]): Promise<void> {
  const vault = await openedVault();
  const pending = vault === null ? null : await readPending(vault);
  const [draft] = pending?.drafts ?? [];
  if (pending?.looks !== true || draft === undefined || draft.own === null) return;
  if (patterns.includes(browserPattern(accessPattern(addressOf(draft).origin)))) await lookForDraft(draft);
}

/**
 * Tries in which form that API takes the token of the draft. With the form that was accepted the draft is described;
 * the result stays with the draft.
 */
export async function tryFormsForDraft({ id, basic }: MessageInput<'draft.try-forms'>): Promise<FormsResult> {
  const draft = await draftOfId(id);
  const { origin, path } = addressOf(draft);
  const tried = await tryUsualForms({ origin, path, secret: draft.secret }, basic);
  await editDraft(id, (now) => {
    if (!isAt(now, origin + path)) return now;
    return { ...(tried.accepted === null ? now : described(now, formHeader(tried.accepted))), tried };
  });
  return tried;
}

function formsAt(origin: string, path: string, schemes: readonly Scheme[]) {
  return origin.startsWith('https:') ? usualForms(origin, path, schemes, false) : [];
}

/** The user may have described another API meanwhile. */
function isAt(draft: Described, place: string): boolean {
  if (!draft.own) return false;
  const { origin, path } = addressOf(draft);
  return origin + path === place;
}

/** With this one header. What the paste left open about the form is answered. */
function described(draft: Draft, header: TokenHeader | undefined): Draft {
  if (draft.own === null || header === undefined) return draft;
  const own = { ...draft.own, headers: [{ ...header }], fields: [] };
  return { ...draft, own, fields: {}, ownAsks: draft.ownAsks.filter((ask) => ask !== 'form') };
}

/** @throws {KeybearerError} `not-found` when its ten minutes are over */
async function draftOfId(id: string): Promise<Draft & Described> {
  const { drafts } = required(await readPending(await requireVault()));
  const draft = drafts.find((each) => each.id === id);
  if (draft === undefined) throw new KeybearerError('not-found');
  return draft;
}

/**
 * The one address that is shown and asked.
 * @throws {InvalidInputError} `forms-not-here` for a draft of a known provider
 */
export function addressOf({ own }: Described): { readonly origin: string; readonly path: string } {
  const address = own ? checkedAddress(own) : null;
  if (address === null) throw new InvalidInputError('forms-not-here');
  return address;
}
