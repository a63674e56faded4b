import { fromBase64 } from '../../core/bytes/base64';
import { saveFile } from '../../platform/save-file';
import { sendMessage } from '../../platform/send-message';
import { text } from '../format/text';
import { attempt } from '../state/act';
import { announce } from '../state/store';

/** Has the background ask for it again, and saves what comes. */
export async function saveAnswer(id: string, tabId: number, url: string): Promise<void> {
  await attempt(async () => {
    const { name, parts } = await sendMessage('answer.save', { id, tabId, url });
    saveFile(parts.map(fromBase64), name);
    announce(text('answer_saved', name), true);
  });
}
