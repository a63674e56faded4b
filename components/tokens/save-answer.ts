import { fromBase64 } from '../../core/bytes/base64';
import { saveFile } from '../../platform/save-file';
import { sendMessage } from '../../platform/send-message';
import { text } from '../format/text';
import { run } from '../state/send';
import { announce } from '../state/store';

/** Has the background ask for it again, and saves what comes. */
export async function saveAnswer(id: string, tabId: number, url: string): Promise<void> {
  await run(async () => {
    const { name, parts } = await sendMessage('answer.save', { id, tabId, url });
    saveFile(parts.map(fromBase64), name);
    announce(text('answer_saved', name), true);
  });
}
