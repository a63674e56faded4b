import { sealBackup } from '../../../core/backup/seal-backup';
import { PASSPHRASE, QUICK_WORK, sampleBackup } from '../../../core/backup/testing/sample-backup';
import { fakeToken } from '../../../core/vault/testing/fake-token';
import type { AttackBrowser, AttackPage } from '../browsers/attack-browser';
import { PLAIN_SECRET } from '../suite/target';
import { API, ask } from './keybearer-messages';

const ids = new Map<string, string>();

/** Imports a token for these origins, once, and chooses the tab at an address for it. Its record says *every tab*. */
export async function sendPlain(
  browser: AttackBrowser,
  page: AttackPage,
  origins: readonly string[],
  address: string,
): Promise<void> {
  const id = idOf(origins);
  const hasIt = `${API}.storage.session.get('snapshot')
    .then(({ snapshot }) => snapshot.tokens.some((each) => each.id === '${id}'))`;
  if ((await page.evaluate(hasIt)) !== true) await importToken(browser, id, origins);
  const tabId = await page.evaluate(
    `${API}.tabs.query({}).then((tabs) => tabs.find(({ url }) => url === '${address}')?.id ?? null)`,
  );
  await ask(page, 'token.choose-tab', { id, tabId, chosen: true });
}

function idOf(origins: readonly string[]): string {
  const known = ids.get(origins.join()) ?? `plain-http-token-${String(ids.size).padStart(3, '0')}`;
  ids.set(origins.join(), known);
  return known;
}

async function importToken(browser: AttackBrowser, id: string, origins: readonly string[]): Promise<void> {
  const token = fakeToken(id, {
    origins: [...origins],
    ...{ secret: PLAIN_SECRET, pathPrefix: '', allowedSites: [], scope: 'automatic', on: true },
  });
  const file = Buffer.from(await sealBackup(sampleBackup([token]), PASSPHRASE, QUICK_WORK)).toString(
    'base64',
  );
  const options = await browser.openExtensionPage('options.html');
  await ask(options, 'import.read', { file, passphrase: PASSPHRASE });
  await ask(options, 'import.apply', { mode: 'merge', take: [id] });
  await ask(options, 'token.edit', { id, on: true });
  await options.close();
}
