import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import type { MessageInput } from '../../../core/messages/message-table';
import type { Draft } from '../../../core/pending/draft';
import type { FormsResult, Look } from '../../../core/probe/usual-forms';
import type { OwnProviderInput } from '../../../core/providers/own-provider';
import { isAnyPort } from '../../../core/shapes/any-port';
import { lookAt, tryUsualForms } from '../probe/usual-forms';
import { readPending, required } from '../stores/waiting';
import { requireVault } from '../vault/open-vault';

/** The API that a draft describes itself; absent or null for one of a known provider. */
interface Described {
  readonly own?: OwnProviderInput | null;
}

/** Asks the address of an API that a draft describes what it wants, without the token. */
export async function lookForDraft({ id }: MessageInput<'draft.look'>): Promise<Look> {
  const { origin, path } = addressOf(await draftOfId(id));
  return lookAt(origin, path);
}

/** Tries in which form that API takes the token of the draft. Nothing of the draft is changed. */
export async function tryFormsForDraft({ id, basic }: MessageInput<'draft.try-forms'>): Promise<FormsResult> {
  const draft = await draftOfId(id);
  return tryUsualForms({ ...addressOf(draft), secret: draft.secret }, basic);
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
  const origin = own?.origins.find((each) => !isAnyPort(each));
  if (own === undefined || own === null || origin === undefined)
    throw new InvalidInputError('forms-not-here');
  return { origin, path: own.check?.path ?? (own.pathPrefix || '/') };
}
