import type { TokenView } from '../../core/pages/snapshot';
import { copyText } from '../../platform/copy-text';
import { text } from '../format/text';
import { run } from '../state/send';
import { announce, store } from '../state/store';

/** Copies the request of this tab, or the API's start, as curl without the secret. */
export async function copyCurl(token: TokenView): Promise<void> {
  const url = store.getState().tab?.url ?? null;
  const copied = await run(async () => {
    const { curlCommand } = await import('./curl-command');
    await copyText(curlCommand(token, url));
  });
  if (copied) announce(text('copied_curl'), true);
}
