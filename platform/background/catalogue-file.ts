import { KeybearerError } from '../../core/errors/keybearer-error';
import { browser } from '../browser';

/**
 * The text of the catalogue that was built into the extension, and the extension's version. The address is the
 * extension's own, so nothing leaves the browser; the content security policy allows it (Chromium 145, Firefox 140).
 * @throws {KeybearerError} `no-catalogue` where the file is missing
 */
export async function catalogueFile(): Promise<{ readonly text: string; readonly version: string }> {
  try {
    const answer = await fetch(browser.runtime.getURL('/catalogue.json'));
    if (!answer.ok) throw new KeybearerError('no-catalogue', { reason: 'missing' });
    return { text: await answer.text(), version: browser.runtime.getManifest().version };
  } catch (cause) {
    if (cause instanceof KeybearerError) throw cause;
    throw new KeybearerError('no-catalogue', { reason: 'missing' }, { cause });
  }
}
