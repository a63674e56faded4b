import { KeybearerError } from '../../core/errors/keybearer-error';
import { browser } from '../browser';

/**
 * The text of the catalogue that was built into the extension, and the extension's version. The address is the
 * extension's own, so nothing leaves the browser; the content security policy allows it (Chromium 145, Firefox 140).
 * @throws {KeybearerError} `no-catalogue` where the file is missing
 */
export async function catalogueFile(): Promise<{ readonly text: string; readonly version: string }> {
  return { text: await builtIn('/catalogue.json'), version: browser.runtime.getManifest().version };
}

/**
 * The text of the file with the sources of all providers. The page of one provider is the only reader, and pages may
 * fetch nothing at all, so it is read here.
 * @throws {KeybearerError} as `catalogueFile`
 */
export function sourcesFile(): Promise<string> {
  return builtIn('/sources.json');
}

async function builtIn(file: '/catalogue.json' | '/sources.json'): Promise<string> {
  try {
    const answer = await fetch(browser.runtime.getURL(file));
    if (!answer.ok) throw new KeybearerError('no-catalogue', { reason: 'missing' });
    return await answer.text();
  } catch (cause) {
    if (cause instanceof KeybearerError) throw cause;
    throw new KeybearerError('no-catalogue', { reason: 'missing' }, { cause });
  }
}
