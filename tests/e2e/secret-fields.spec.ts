import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { SAMPLE } from '../servers/sample-tokens';
import type { ChromiumSession } from '../support/chromium';
import { launchFirefox } from '../support/firefox';
import { scanProfile } from '../support/profile-scan';
import { until } from '../support/until';
import { ageFileOf } from './support/age-file';
import { writeStorage } from './support/extension-state';
import { fieldsOnPage } from './support/fields';
import type { Keybearer } from './support/keybearer';
import { openToken } from './support/options-page';
import { areWritten, LONGEST_WRITE, plantPlainField, untilWritten } from './support/session-restore';
import { expect, test } from './support/test';

const PASSPHRASE = 'sample lantern orchid velvet 38';
const PROOF = { kind: 'passphrase', passphrase: PASSPHRASE };

/** Fields that never hold a secret: a search, a name, an address. All others must be masked. */
const PLAIN = ['Search tokens', 'Search APIs', 'Name', 'Another page', 'Header', 'Value'];

interface View {
  readonly what: string;
  /** Page of the extension. */
  readonly page: string;
  readonly go: (page: Page) => Promise<void>;
  /** Labels of all its fields for text. */
  readonly fields: readonly string[];
}

const click = (name: string | RegExp) => (page: Page) =>
  page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).click();
const stay = async () => undefined;
const onToken = (name: string) => async (page: Page) => {
  await openToken(page);
  await click(name)(page);
};
const SEARCH = 'Search tokens';
const CURRENT = 'Current passphrase';
const ENDING = 'Type the last group from your paper';

/** Before a passphrase is set. */
const IN_MEMORY: readonly View[] = [
  { what: 'add', page: 'popup.html', go: click('Add'), fields: ['Token'] },
  {
    what: 'first passphrase',
    page: 'popup.html',
    go: async (page) => {
      await click('More')(page);
      await page.getByRole('menuitem', { name: 'Set a passphrase' }).click();
    },
    fields: ['Passphrase', 'Repeat the passphrase'],
  },
  { what: 'replace', page: 'options.html', go: onToken('Replace'), fields: ['Token'] },
  {
    what: 'edit',
    page: 'options.html',
    go: onToken('Edit'),
    fields: ['Name', 'Another page', 'Header', 'Value'],
  },
  { what: 'settings', page: 'options.html', go: stay, fields: [SEARCH] },
  { what: 'providers', page: 'options.html#providers', go: stay, fields: ['Search APIs'] },
];

const WITH_PASSPHRASE: readonly View[] = [
  {
    what: 'another passphrase',
    page: 'options.html#unlocking',
    go: click('Change the passphrase'),
    fields: [CURRENT, 'New passphrase', 'Repeat the passphrase'],
  },
  { what: 'passkey', page: 'options.html#unlocking', go: click('Add a passkey'), fields: [CURRENT] },
  { what: 'recovery code', page: 'options.html#recovery-code', go: stay, fields: [CURRENT] },
  {
    what: 'recovery code as proof',
    page: 'options.html#recovery-code',
    go: click('Use the recovery code instead'),
    fields: ['Recovery code'],
  },
  {
    what: 'recovery code on the screen',
    page: 'options.html#recovery-code',
    go: async (page) => {
      await page.getByLabel(CURRENT).fill(PASSPHRASE);
      await click('Show the code')(page);
    },
    fields: [ENDING],
  },
  {
    what: 'removal',
    page: 'options.html#unlocking',
    go: click('Remove the recovery code'),
    fields: [CURRENT],
  },
  {
    what: 'fresh proof',
    page: 'options.html#unlocking',
    go: async (page) => {
      await writeStorage(page, 'session', { 'proven-at': 0 });
      await page.getByLabel('Lock when this machine is not used').selectOption({ label: 'Never' });
    },
    fields: ['Passphrase'],
  },
];

const BACKUPS: readonly View[] = [
  {
    what: 'backup',
    page: 'options.html#backup',
    go: click('Make a backup'),
    fields: ['Passphrase of the backup', 'Repeat the passphrase'],
  },
  {
    what: 'import',
    page: 'options.html#backup',
    go: async (page) => {
      await click('Import a backup')(page);
      const buffer = Buffer.from(await ageFileOf({}, PASSPHRASE));
      const file = { name: 'any.age', mimeType: 'application/octet-stream', buffer };
      await page.getByLabel('Backup file').setInputFiles(file);
    },
    fields: ['Text of the file', 'Passphrase of the backup'],
  },
];

const LOCKED: readonly View[] = [
  { what: 'locked popup', page: 'popup.html', go: stay, fields: ['Passphrase'] },
  { what: 'locked settings', page: 'options.html', go: stay, fields: ['Passphrase'] },
  {
    what: 'unlock with recovery code',
    page: 'options.html#unlock-recovery',
    go: stay,
    fields: ['Recovery code'],
  },
];

/** Types into every masked field of every view, each in a tab of its own. @returns typed secrets and controls */
async function typeInto(views: readonly View[], session: ChromiumSession) {
  const secrets: Record<string, string> = {};
  const controls: Record<string, string> = {};
  for (const { what, page: path, go, fields } of views) {
    const page = await session.openPopupPage(path);
    await go(page);
    await expect
      .poll(async () => (await page.evaluate(fieldsOnPage)).map(({ label }) => label))
      .toEqual(fields);
    for (const { label, plain, lacks } of await page.evaluate(fieldsOnPage)) {
      expect(plain, `${what}: ${label}`).toBe(PLAIN.includes(label));
      if (plain) continue;
      expect(lacks, `${what}: ${label}`).toEqual([]);
      const canary = `canary ${what} ${label} 7d1e`.toLowerCase().replaceAll(' ', '-');
      secrets[`${what}: ${label}`] = canary;
      await page.getByLabel(label, { exact: true }).fill(canary);
    }
    for (const show of await page.getByRole('button', { name: 'Show', exact: true }).all())
      await show.click();
    controls[what] = `control-${what}-4b2a`.replaceAll(' ', '-');
    await plantPlainField(page, controls[what]);
  }
  return { secrets, controls };
}

async function haveRecoveryCode({ ask }: Keybearer, options: Page): Promise<string> {
  const send = (name: string, input: object) =>
    options.evaluate((message) => globalThis.chrome.runtime.sendMessage(message), { name, input });
  const { value } = (await send('recovery.begin', { proof: PROOF })) as { value: { code: string } };
  await send('recovery.confirm', { ending: value.code.slice(-4) });
  await ask('vault.status');
  return value.code;
}

// Proves P1: In every view a secret’s field is masked, and session restore writes only a plain field beside it.
test('every field for a secret is masked, and session restore writes none of what is typed', async ({
  keybearer,
  browserSession,
}) => {
  test.setTimeout(180_000);
  const sessions = join(browserSession.profileDir, 'Default', 'Sessions');
  const secrets: Record<string, string> = { passphrase: PASSPHRASE, token: SAMPLE.pagerdutyUserUs };
  const walk = async (views: readonly View[]) => {
    const typed = await typeInto(views, browserSession);
    Object.assign(secrets, typed.secrets);
    await untilWritten(sessions, typed.controls);
    expect(await scanProfile(browserSession.profileDir, secrets)).toEqual([]);
  };
  const first = [{ what: 'first run', page: 'popup.html', go: stay, fields: ['Token'] }];
  await walk(first);
  await keybearer.add({ providerId: 'pagerduty', secret: SAMPLE.pagerdutyUserUs, region: 'US' });
  await walk(IN_MEMORY);
  await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
  const options = await browserSession.openPopupPage('options.html');
  secrets['recovery code'] = await haveRecoveryCode(keybearer, options);
  await walk([...WITH_PASSPHRASE, ...BACKUPS]);
  await keybearer.ask('vault.lock');
  await walk(LOCKED);
  await browserSession.context.close();
  expect(await scanProfile(browserSession.profileDir, secrets)).toEqual([]);
});

// Proves P1: Session restore of Firefox writes a plain field and no secret, in five views.
test('Firefox writes a plain field for session restore, and none of ours', async ({ replica }) => {
  test.setTimeout(120_000);
  const firefox = await launchFirefox({
    build: '.output/firefox-mv3',
    replica,
    // As a person has it; the test driver's own default keeps nothing. Milliseconds.
    prefs: {
      'browser.sessionstore.resume_from_crash': true,
      'browser.sessionstore.interval': 1000,
      // Nobody touches this machine, so Firefox may take its user for away.
      'browser.sessionstore.interval.idle': 1000,
    },
  });
  const secrets: Record<string, string> = {};
  const walk = async (what: string, path: string, go: string | null, count: number) => {
    const page = await firefox.openPopupPage(path);
    await page.bringToFront();
    if (go !== null) await page.locator(`::-p-aria([name="${go}"][role="button"])`).click();
    await until(`fields of ${what}`, async () => (await page.$$('input[type=password]')).length === count);
    expect(
      (await page.evaluate(fieldsOnPage)).filter(({ plain, lacks }) => plain || lacks.length > 0),
    ).toEqual([]);
    for (const [at, field] of (await page.$$('input[type=password]')).entries()) {
      secrets[`${what} ${at}`] = `canary-${what}-${at}-7d1e`;
      await field.type(`canary-${what}-${at}-7d1e`);
    }
    const control = `control-${what}-4b2a`;
    // Firefox misses what is typed before it listens to a page. Whatever it hears later, it writes all fields.
    const isWritten = async () => {
      await plantPlainField(page, control);
      return areWritten(firefox.profileDir, { control });
    };
    await until(`session restore of ${what}`, isWritten, { timeout: LONGEST_WRITE, every: 1000 });
    return page;
  };
  try {
    await walk('first-run', 'popup.html', null, 1);
    const page = await walk('passphrase', 'options.html#unlocking', 'Set a passphrase', 2);
    const send = (name: string, input: object) =>
      page.evaluate((message) => globalThis.browser.runtime.sendMessage(message), { name, input });
    await send('passphrase.set', { passphrase: PASSPHRASE, proof: null });
    const { value } = (await send('recovery.begin', { proof: PROOF })) as { value: { code: string } };
    await send('recovery.confirm', { ending: value.code.slice(-4) });
    await walk('recovery-proof', 'options.html#recovery-code', null, 1);
    await send('vault.lock', {});
    await walk('locked', 'popup.html', null, 1);
    const entry = await walk('recovery', 'options.html#unlock-recovery', null, 1);
    expect(String(await entry.evaluate('document.body.innerText'))).toContain(
      'Type the code from your paper',
    );
    await firefox.browser.close();
    expect(Object.keys(secrets)).toHaveLength(6);
    const all = { ...secrets, passphrase: PASSPHRASE, code: value.code };
    expect(await scanProfile(firefox.profileDir, all)).toEqual([]);
  } finally {
    await firefox.close();
  }
});
