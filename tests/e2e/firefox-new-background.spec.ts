import { expect, test } from '@playwright/test';
import { startReplica } from '../servers/replica';
import { SAMPLE, SAMPLE_TOKENS } from '../servers/sample-tokens';
import { launchFirefox } from '../support/firefox';
import { until } from '../support/until';

const RULES = 'browser.declarativeNetRequest.getSessionRules()';

// Proves P9: A new background of Firefox repairs a rule that is not as it should be.
test('a new background finds its rules as they are, and repairs one that is not', async () => {
  const replica = await startReplica({ tokens: SAMPLE_TOKENS });
  const firefox = await launchFirefox({
    build: '.output/firefox-mv3-e2e-all',
    replica,
    // Milliseconds without anything to do after which the browser ends the background.
    prefs: { 'extensions.background.idle.timeout': 500 },
  });
  try {
    const popup = await firefox.openPopupPage();
    const rules = async () => (await popup.evaluate(RULES)) as readonly { id: number; priority: number }[];
    const send = (name: string, input: object) =>
      popup.evaluate((message) => globalThis.browser.runtime.sendMessage(message), { name, input });
    // The background may end in the moment in which a message comes; pages send it once more, too.
    const ask = (name: string, input: object = {}) => send(name, input).catch(() => send(name, input));
    const ended = () =>
      until('the end of the background', () =>
        popup.evaluate('browser.extension.getBackgroundPage() === null'),
      );
    await until('a background that is ready', async () => 'ok' in Object(await ask('vault.status')));
    await ask('draft.put', { text: SAMPLE.pagerdutyUserUs, tabOrigin: null, replacesId: null });
    await ask('draft.choose', { providerId: 'pagerduty', region: 'US', allowedSites: [] });
    await ask('draft.finish', { how: 'without-test' });
    const before = await rules();
    expect(before.length).toBeGreaterThan(1);

    await ended();
    await ask('vault.status');
    expect(await rules()).toEqual(before);

    await ended();
    await popup.evaluate(`${RULES}.then(([rule]) => browser.declarativeNetRequest.updateSessionRules(
      { removeRuleIds: [rule.id], addRules: [{ ...rule, priority: 99 }] }))`);
    expect((await rules()).some(({ priority }) => priority === 99)).toBe(true);
    await ask('vault.status');
    const priorities = (of: readonly { priority: number }[]) => of.map(({ priority }) => priority).sort();
    expect(priorities(await rules())).toEqual(priorities(before));
  } finally {
    await firefox.close();
    await replica.close();
  }
});
