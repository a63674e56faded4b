import { KeybearerError } from '../../core/errors/keybearer-error';
import { browser } from '../browser';

/** A file that was built into the extension, and the extension's version. */
interface BuiltFile {
  readonly text: string;
  readonly version: string;
}

/**
 * The text of the catalogue that was built into the extension. The address is the extension's own, so nothing leaves the
 * browser; the content security policy allows it (Chromium 145, Firefox 140).
 * @throws {KeybearerError} `no-catalogue` where the file is missing
 */
export function catalogueFile(): Promise<BuiltFile> {
  return builtFile('/catalogue.json');
}

/**
 * The same of what public documents say of hosts.
 * @throws {KeybearerError} `no-catalogue` where the file is missing
 */
export function knownHostsFile(): Promise<BuiltFile> {
  return builtFile('/known-hosts.json');
}

/**
 * The same of the sources of all providers. The page of one provider is the only reader, and pages may fetch nothing at
 * all, so it is read here.
 * @throws {KeybearerError} `no-catalogue` where the file is missing
 */
export function sourcesFile(): Promise<BuiltFile> {
  return builtFile('/sources.json');
}

async function builtFile(path: `/${string}.json`): Promise<BuiltFile> {
  try {
    const answer = await fetch(browser.runtime.getURL(path));
    if (!answer.ok) throw new KeybearerError('no-catalogue', { reason: 'missing' });
    return { text: await answer.text(), version: browser.runtime.getManifest().version };
  } catch (cause) {
    if (cause instanceof KeybearerError) throw cause;
    throw new KeybearerError('no-catalogue', { reason: 'missing' }, { cause });
  }
}
