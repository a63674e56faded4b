import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startReplica } from '../servers/replica';
import { SAMPLE_TOKENS } from '../servers/sample-tokens';
import { launchChromium } from '../support/chromium';
import { crashChromium } from '../support/chromium-control';
import { until } from '../support/until';
import { cacheFilesWith } from './support/cache-files';
import { keybearerOf } from './support/keybearer';
import { untilWritten } from './support/session-restore';
import { AIRSHIP, API, FIRST, makeRulesCareless, PASSPHRASE, PATHS, textOf } from './support/stored-answers';
import { expect, test } from './support/test';

const ADDRESS = `${API}${PATHS.echo}`;

/** After a crash the browser asks before it opens its tabs again. This is the user's yes, and the crash forgotten. */
async function sayYes(profileDir: string): Promise<void> {
  const preferences = { profile: { exit_type: 'Normal' }, session: { restore_on_startup: 1 } };
  await writeFile(join(profileDir, 'Default', 'Preferences'), JSON.stringify(preferences));
}

for (const careless of [false, true]) {
  const what = careless
    ? 'careless rules leave the answer on disk: this file would see it'
    : 'nothing is left';
  // The browser opens the tab again before any extension could drop anything.
  // Proves P5: A killed browser that opens its tabs again has nothing stored to show.
  test(`killed while a token is sent, with its tab open: ${what}`, async () => {
    const replica = await startReplica({ tokens: SAMPLE_TOKENS });
    const session = await launchChromium({
      build: '.output/chrome-mv3-e2e',
      replica,
      args: ['--restore-last-session'],
    });
    try {
      const keybearer = await keybearerOf(session);
      await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
      await keybearer.add({ ...AIRSHIP, secret: FIRST.secret });
      if (careless) await makeRulesCareless(await session.worker());
      const tab = await session.context.newPage();
      await tab.goto(ADDRESS);
      expect(await textOf(tab)).toContain(FIRST.secret);
      replica.log.clear();
      await untilWritten(join(session.profileDir, 'Default', 'Sessions'), { tab: ADDRESS });
      await crashChromium(session.context);
      const files = await cacheFilesWith(session.profileDir, FIRST.secret);
      expect(files.length > 0).toBe(careless);
      if (careless) return;
      await sayYes(session.profileDir);
      await session.restart();
      const restored = await until('the tab', () =>
        session.context.pages().find((page) => page.url() === ADDRESS),
      );
      const text: string = await until('its text', () => textOf(restored).catch(() => ''));
      expect(text).not.toContain(FIRST.secret);
      expect(replica.log.find({ path: PATHS.echo })).toHaveLength(1);
    } finally {
      await session.close();
      await replica.close();
    }
  });
}
