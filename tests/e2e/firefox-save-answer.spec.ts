import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startReplica } from '../servers/replica';
import { SAMPLE, SAMPLE_TOKENS } from '../servers/sample-tokens';
import { launchFirefox } from '../support/firefox';
import { scanProfile } from '../support/profile-scan';
import { until } from '../support/until';
import { answerWith, askedOfApi, bytesToSave, SAVED_HOST, SAVED_URL } from './support/answer-to-save';
import type { Reply } from './support/keybearer';

const LINE = `authorization: Token token=${SAMPLE.pagerdutyUserUs}`;
const NAMES = ['authorization', 'cookie', 'referer', 'origin'];

test.setTimeout(120_000);

// Proves P8: *Save this answer* does so in Firefox too.
test('in Firefox, files are what the API answers the token, up to 32 MB: asked once, with no cookie, kept nowhere else', async () => {
  const replica = await startReplica({ tokens: SAMPLE_TOKENS });
  const downloads = await mkdtemp(join(tmpdir(), 'keybearer-downloads-'));
  const prefs = { 'browser.download.folderList': 2, 'browser.download.dir': downloads };
  const firefox = await launchFirefox({ build: '.output/firefox-mv3-e2e-all', replica, prefs });
  try {
    const popup = await firefox.openPopupPage();
    const tab = await firefox.newPage();
    const send = (name: string, input: object = {}): Promise<Reply> =>
      popup.evaluate((message) => globalThis.browser.runtime.sendMessage(message), { name, input });
    await send('draft.put', { text: SAMPLE.pagerdutyUserUs, tabOrigin: null, replacesId: null });
    await send('draft.choose', { providerId: 'pagerduty', region: 'US', allowedSites: [] });
    expect(await send('draft.finish', { how: 'without-test' })).toMatchObject({ ok: true });
    await send('passphrase.later');
    const seen = async () => {
      const stored = await popup.evaluate(() => globalThis.browser.storage.session.get('sent'));
      const { sent = {} } = stored as {
        sent?: Record<string, Record<string, { lastStatus: number | null }>>;
      };
      return Object.values(sent).flatMap((tokens) => Object.values(tokens))[0]?.lastStatus;
    };
    const small = bytesToSave(300_000);
    answerWith(replica, small);
    await tab.goto(SAVED_URL);
    await until('the visit', async () => (await seen()) === 200);
    // A sign-in of the user's own goes with visits.
    await tab.setCookie({ name: 'own', value: 'sign-in', url: SAVED_URL });
    replica.log.clear();
    await tab.reload();
    expect(askedOfApi(replica, ['cookie'])).toMatchObject([
      { lines: [expect.stringContaining('own=sign-in')] },
    ]);

    const save = async (body: Buffer) => {
      answerWith(replica, body);
      replica.log.clear();
      await tab.bringToFront();
      const choose = () => {
        const items = [...document.querySelectorAll<HTMLElement>('[role=menuitem]')];
        const item = items.find(({ innerText, textContent }) =>
          /Save this answer/.test(innerText || `${textContent}`),
        );
        item?.click();
        return item !== undefined;
      };
      await until('the menu item', () => popup.evaluate(choose));
      const whole = async () => {
        const names = (await readdir(downloads)).filter((name) => !name.endsWith('.part'));
        const files = await Promise.all(names.map((name) => readFile(join(downloads, name))));
        return files.find((file) => file.length === body.length);
      };
      const file = await until('the file', whole, { timeout: 60_000 });
      expect(Buffer.compare(file, body)).toBe(0);
      const asked = `GET ${SAVED_URL.replace(`https://${SAVED_HOST}`, '')}`;
      expect(askedOfApi(replica, NAMES)).toEqual([{ asked, body: '', lines: [LINE] }]);
    };
    await save(small);
    expect(await readdir(downloads)).toEqual(['2026-report.json']);
    await save(bytesToSave(32 * 1_048_576));
    await firefox.browser.close();
    expect(await scanProfile(firefox.profileDir, { answer: 'canary-of-the-answer-5d1f' })).toEqual([]);
  } finally {
    await firefox.close();
    await replica.close();
    await rm(downloads, { recursive: true, force: true });
  }
});
