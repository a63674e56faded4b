import { sendMessage } from '../../platform/send-message';
import { secureOrigin } from '../format/site-text';
import { tabPlace } from '../format/tab-place';
import { store } from '../state/store';
import { decide } from './put-draft';

/** Begins an API of the user's own by what was typed into the picker; by the tab in front where that was nothing. */
export async function beginOwn(id: string, typed: string): Promise<void> {
  await decide('draft.begin-own', { id, typed: typed === '' ? ((await unknownPlace()) ?? '') : typed });
}

/** The address of the tab in front, where no API that Keybearer knows is there. */
async function unknownPlace(): Promise<string | null> {
  const url = store.getState().tab?.url ?? null;
  const origin = secureOrigin(url);
  const known = origin === null ? null : await sendMessage('providers.of-site', { origin }).catch(() => null);
  return known === null ? tabPlace(url) : null;
}
