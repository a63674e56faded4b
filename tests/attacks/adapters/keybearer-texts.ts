import { sealBackup } from '../../../core/backup/seal-backup';
import { PASSPHRASE, QUICK_WORK, sampleBackup } from '../../../core/backup/testing/sample-backup';
import { fakeToken } from '../../../core/vault/testing/fake-token';
import { until } from '../../support/until';
import type { AttackBrowser, AttackPage } from '../browsers/attack-browser';

/** Looks into a backup with such a token, as the user does before taking it. @returns what is shown of it */
export async function showBackup(browser: AttackBrowser, label: string): Promise<string> {
  const backup = sampleBackup([fakeToken('hostile-token-001', { label })]);
  const file = Buffer.from(await sealBackup(backup, PASSPHRASE, QUICK_WORK)).toString('base64');
  const page = await browser.openExtensionPage('options.html#backup');
  await clickOn(page, 'Import a backup');
  await until('the field for the file', () =>
    page.evaluate("document.querySelector('[type=file]') !== null"),
  );
  await page.evaluate(`{
    const bytes = Uint8Array.from(atob('${file}'), (letter) => letter.charCodeAt(0));
    const files = new DataTransfer();
    files.items.add(new File([bytes], 'hostile.age'));
    const field = document.querySelector('[type=file]');
    field.files = files.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }`);
  // The first masked field is for a pasted file.
  const fields = `document.querySelectorAll('[type=password]')`;
  await until('the field for the passphrase', () => page.evaluate(`${fields}.length === 2`));
  await page.evaluate(`{ ${fields}[1].value = '${PASSPHRASE}'; }`);
  await clickOn(page, 'Look inside');
  return shownWith(page, label);
}

/** Where tokens are managed, each by its name. @returns what is shown */
export async function showTokens(browser: AttackBrowser, label: string): Promise<string> {
  return shownWith(await browser.openExtensionPage('options.html'), label);
}

async function clickOn(page: AttackPage, name: string): Promise<void> {
  const button = `[...document.querySelectorAll('button')].find((each) => each.textContent === '${name}')`;
  await until(name, () => page.evaluate(`${button} !== undefined`));
  await page.evaluate(`${button}.click()`);
}

/** Waits for a text, or for what markup in it would leave of it. */
async function shownWith(page: AttackPage, text: string): Promise<string> {
  const start = JSON.stringify(text.split('<')[0]);
  const look = `document.body.textContent.includes(${start}) ? document.body.innerHTML : null`;
  return String(await until('the text', () => page.evaluate(look)));
}
