import { expect, it } from 'vitest';
import type { Choices } from '../../../core/browser-session/choices';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';
import { until } from '../../../tests/support/until';

const API = 'https://api.example.com/v1';
const FOREIGN = 'https://other.example/';

it('a tab that leaves at any moment while it is chosen is not chosen', async () => {
  let left = true;
  for (let count = 1; left; count += 1) {
    const fake = createFakeBrowser();
    const tab = { id: 1, url: API };
    fake.tabs.push(tab);
    await storeVault(fake, [fakeToken(FIRST, { scope: 'chosen-tabs' })], null);
    startWorker(fake);
    (await import('../watch/watch-tabs')).watchTabs();
    await (await import('../events/start')).start();
    const { chooseTab } = await import('./choose-tab');
    left = false;
    fake.beforeCall(count, () => {
      left = true;
      tab.url = FOREIGN;
      void fake.events.updated.dispatch(1, { status: 'loading', url: FOREIGN }, { url: FOREIGN });
    });
    await chooseTab(FIRST, 1, true).catch(() => undefined);
    const isChosen = () => {
      const { chosenTabs } = (fake.session.get('choices') ?? {}) as Partial<Choices>;
      return chosenTabs?.[FIRST]?.includes(1) ?? false;
    };
    // A choice that was whole before the tab left goes with it as well.
    if (left) await until(`no choice (call ${count})`, () => !isChosen());
    else {
      expect(isChosen()).toBe(true);
      expect(count).toBeGreaterThan(10);
    }
  }
});
