import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { BACKUP_VERSION } from '../../core/backup/backup-content';
import { sealBackup } from '../../core/backup/seal-backup';
import { QUICK_WORK, sampleBackup } from '../../core/backup/testing/sample-backup';
import { FIRST, fakeToken, SECOND } from '../../core/vault/testing/fake-token';
import { SAMPLE } from '../servers/sample-tokens';
import { openWithAge, sealWithAge } from '../support/age';
import { launchChromium } from '../support/chromium';
import { answerPrompt } from '../support/permission-prompt';
import { startXvfb } from '../support/xvfb';
import { ageFileOf } from './support/age-file';
import { keybearerOf } from './support/keybearer';
import { expect, test } from './support/test';

const PASSPHRASE = 'lantern orchid velvet harbour';
const API = 'https://api.pagerduty.com/users/me';

/** What a person does in the section about backups. */
const section = {
  async make(page: Page): Promise<{ path: string; name: string }> {
    await page.getByRole('button', { name: 'Make a backup' }).click();
    await page.getByLabel('Passphrase of the backup').fill(PASSPHRASE);
    await page.getByLabel('Repeat the passphrase').fill(PASSPHRASE);
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Encrypt and save' }).click();
    const download = await waiting;
    await expect(page.getByText(/keeps keybearer-.* with your downloads/)).toBeVisible();
    await page.getByRole('button', { name: 'Done' }).click();
    return { path: await download.path(), name: download.suggestedFilename() };
  },
  async read(page: Page, file: string, passphrase = PASSPHRASE): Promise<void> {
    const open = page.getByRole('button', { name: 'Import a backup' });
    if (await open.isVisible()) await open.click();
    await page.getByLabel('Backup file').setInputFiles(file);
    const field = page.getByLabel('Passphrase of the backup');
    // A file that needs no passphrase, or is refused without one, brings no field.
    await expect(field.or(page.getByRole('alert')).first()).toBeVisible();
    if (await field.isVisible()) await field.fill(passphrase);
    await page.getByRole('button', { name: 'Look inside' }).click();
  },
};

let folder: string;
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keybearer-backup-'));
});
test.afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function fileWith(name: string, content: Uint8Array | string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

test('a backup opens with age, and brings a token to another browser', async ({
  browserSession,
  keybearer,
  replica,
}) => {
  test.setTimeout(120_000);
  await keybearer.add({ providerId: 'pagerduty', region: 'US', secret: SAMPLE.pagerdutyUserUs });
  const page = await browserSession.openPopupPage('options.html#backup');
  const made = await section.make(page);
  expect(made.name).toMatch(/^keybearer-\d{4}-\d{2}-\d{2}\.age$/);
  const inside = (await openWithAge(await readFile(made.path), PASSPHRASE)).toString('utf8');
  expect(JSON.parse(inside)).toMatchObject({
    format: 'keybearer-backup',
    version: BACKUP_VERSION,
    tokens: [{ providerId: 'pagerduty', secret: SAMPLE.pagerdutyUserUs }],
  });
  await browserSession.context.close();

  // As a person would after looking at it: encrypted again, by age.
  const again = await fileWith('again.age', await sealWithAge(Buffer.from(inside), PASSPHRASE));
  const xvfb = await startXvfb();
  const other = await launchChromium({
    build: '.output/chrome-mv3',
    replica,
    headed: true,
    display: xvfb.display,
  });
  try {
    const there = await keybearerOf(other);
    const options = await other.openPopupPage('options.html#backup');
    await section.read(options, again);
    await expect(options.getByText('Nothing has changed yet.')).toBeVisible();
    await expect(options.getByText(/^Authorization: Token token=••••/)).toBeVisible();
    expect((await there.snapshot())?.tokens).toEqual([]);
    await options.getByRole('button', { name: 'Import 1 token' }).click();
    await expect(options.getByText('1 token imported.')).toBeVisible();
    expect((await there.snapshot())?.tokens).toMatchObject([{ status: 'no-access', test: null }]);

    await answerPrompt(xvfb, 'grant', () =>
      options.getByRole('button', { name: 'Give access to api.pagerduty.com' }).click(),
    );
    await expect.poll(async () => (await there.snapshot())?.tokens[0]?.status).toBe('sent');
    replica.log.clear();
    const tab = await other.context.newPage();
    await tab.goto(API);
    const request = await replica.log.waitFor(({ path }) => path === '/users/me');
    expect(replica.log.headerLines(request, ['authorization'])).toEqual([
      `authorization: Token token=${SAMPLE.pagerdutyUserUs}`,
    ]);
  } finally {
    await other.close();
    await xvfb.stop();
  }
});

test('merging takes what is chosen, replacing what is chosen and nothing else, and both can be undone', async ({
  browserSession,
  keybearer,
}) => {
  const mine = await keybearer.add({ providerId: 'pagerduty', region: 'US', secret: SAMPLE.pagerdutyUserUs });
  const page = await browserSession.openPopupPage('options.html#backup');
  const moved = fakeToken(mine.id, { label: 'Moved', origins: ['https://api.evil.example'] });
  const content = sampleBackup([moved, fakeToken(FIRST), fakeToken(SECOND, { label: 'Second' })]);
  const file = await fileWith('hostile.age', await sealBackup(content, PASSPHRASE, QUICK_WORK));
  const labels = async () => (await keybearer.snapshot())?.tokens.map(({ label }) => label).toSorted();
  const before = await labels();

  await section.read(page, file);
  // What is here changes only when the user says so.
  const changed = page.getByRole('checkbox', { name: /Moved/ });
  await expect(changed).not.toBeChecked();
  const difference = page.getByRole('row').filter({ hasText: 'Sent to' });
  await expect(difference).toContainText('https://api.pagerduty.com');
  await expect(difference).toContainText('https://api.evil.example/v1');
  await page.getByRole('checkbox', { name: /Second/ }).uncheck();
  await page.getByRole('button', { name: 'Import 1 token' }).click();
  await expect(page.getByText('1 token imported.')).toBeVisible();
  expect(await labels()).toEqual([...(before ?? []), `Label of ${FIRST}`].toSorted());
  expect((await keybearer.token(mine.id)).origins).toEqual(['https://api.pagerduty.com']);
  await page.getByRole('button', { name: 'Undo the import' }).click();
  await expect.poll(labels).toEqual(before);

  await section.read(page, file);
  await page.getByRole('radio', { name: /Replace all/ }).check();
  await page.getByRole('checkbox', { name: /Moved/ }).uncheck();
  await expect(page.getByText(/removed here: PagerDuty/)).toBeVisible();
  await page.getByRole('button', { name: 'Replace all with 2 tokens' }).click();
  await expect(page.getByText('2 tokens imported.')).toBeVisible();
  expect(await labels()).toEqual([`Label of ${FIRST}`, 'Second']);
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('The last import changed 3 tokens.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo the import' }).click();
  await expect.poll(labels).toEqual(before);
});

/** The same file with a work factor that takes hours. */
function stalling(file: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(file).toString('latin1').replace(' 1\n', ' 30\n'), 'latin1');
}

// Proves P6: Hostile files leave the vault as it was.
test('what is no backup is refused in words, and the vault is as it was', async ({
  browserSession,
  keybearer,
}) => {
  test.setTimeout(120_000);
  await keybearer.add({ providerId: 'pagerduty', region: 'US', secret: SAMPLE.pagerdutyUserUs });
  const page = await browserSession.openPopupPage('options.html#backup');
  const stored = () => page.evaluate(async () => JSON.stringify(await chrome.storage.local.get(null)));
  const before = await stored();
  const age = (content: unknown) => ageFileOf(content, PASSPHRASE);
  const backup = sampleBackup();
  const files: readonly (readonly [name: string, content: Uint8Array | string, says: RegExp])[] = [
    ['large.age', new Uint8Array(50_000_000), /too large for a backup/],
    [
      'other-tool.age',
      '-----BEGIN PGP MESSAGE-----\n\nwy4ECQMI\n-----END PGP MESSAGE-----\n',
      /does not know this kind of file/,
    ],
    ['bomb.age', await age('['.repeat(1_000_000)), /is not a Keybearer backup/],
    [
      'twice.age',
      await age({ ...backup, tokens: [backup.tokens[0], backup.tokens[0]] }),
      /the same token twice/,
    ],
    ['newer.age', await age({ ...backup, version: BACKUP_VERSION + 1 }), /made by a newer Keybearer/],
    [
      'unsafe.age',
      await age({
        ...backup,
        tokens: [
          { ...backup.tokens[0], headers: [{ name: 'Host', template: '{token}', encoding: 'plain' }] },
        ],
      }),
      /host or header that Keybearer never sends/,
    ],
    ['stall.age', stalling(await age(backup)), /keep this machine busy/],
  ];
  for (const [name, content, says] of files) {
    await test.step(name, async () => {
      await section.read(page, await fileWith(name, content));
      await expect(page.getByRole('alert').filter({ hasText: says }).first()).toBeVisible();
      expect(await stored()).toBe(before);
    });
  }
  await section.read(page, await fileWith('good.age', await age(backup)), 'not the passphrase');
  await expect(
    page
      .getByRole('alert')
      .filter({ hasText: /not the passphrase of this/ })
      .first(),
  ).toBeVisible();
  expect(await stored()).toBe(before);
  // The same file with the right one, so that it was not refused for something else.
  await section.read(page, join(folder, 'good.age'));
  await expect(page.getByText('Nothing has changed yet.')).toBeFocused();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: 'Backup', exact: true })).toBeFocused();
});

test('a reminder comes with a passphrase, in both pages, and goes with Later', async ({
  browserSession,
  keybearer,
}) => {
  await keybearer.add({ providerId: 'pagerduty', region: 'US', secret: SAMPLE.pagerdutyUserUs });
  const page = await browserSession.openPopupPage('options.html#sending');
  const line = (where: Page) => where.getByText('Some tokens are not in a backup yet.');
  await expect(page.getByRole('heading', { level: 1, name: 'Sending' })).toBeVisible();
  await expect(line(page)).toHaveCount(0);
  await keybearer.ask('result.dismiss');
  await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
  await expect(line(page)).toBeVisible();
  await expect(line(keybearer.page)).toBeVisible();
  await page.getByRole('button', { name: 'Back up' }).click();
  await expect(page.getByRole('heading', { name: 'Backup and moving' })).toBeFocused();
  // The section itself offers one.
  await expect(line(page)).toHaveCount(0);
  await page.goBack();
  await page.getByRole('button', { name: 'Later' }).click();
  await expect(line(page)).toHaveCount(0);
  await expect(line(keybearer.page)).toHaveCount(0);
});

test('some time after the unlock, a backup and replacing everything ask for the passphrase again', async ({
  browserSession,
  keybearer,
}) => {
  await keybearer.add({ providerId: 'pagerduty', region: 'US', secret: SAMPLE.pagerdutyUserUs });
  await keybearer.ask('result.dismiss');
  const own = 'another orchid harbour lantern';
  await keybearer.ask('passphrase.set', { passphrase: own, proof: null });
  const page = await browserSession.openPopupPage('options.html#backup');
  const later = () => page.evaluate(() => chrome.storage.session.remove('proven-at'));
  const prove = async (): Promise<void> => {
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Passphrase', { exact: true }).fill(own);
    await dialog.getByRole('button', { name: 'Continue' }).click();
  };
  await later();
  await page.getByRole('button', { name: 'Make a backup' }).click();
  await page.getByLabel('Passphrase of the backup').fill(PASSPHRASE);
  await page.getByLabel('Repeat the passphrase').fill(PASSPHRASE);
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Encrypt and save' }).click();
  await prove();
  const made = await (await waiting).path();
  await page.getByRole('button', { name: 'Done' }).click();

  const id = (await keybearer.snapshot())?.tokens[0]?.id ?? '';
  await keybearer.ask('token.edit', { id, label: 'Since then' });
  await section.read(page, made);
  await page.getByRole('radio', { name: /Replace all/ }).check();
  await later();
  await page.getByRole('button', { name: 'Replace all with 1 token' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect((await keybearer.token(id)).label).toBe('Since then');
  await prove();
  await expect(page.getByText('1 token imported.')).toBeVisible();
  expect((await keybearer.token(id)).label).not.toBe('Since then');
});
