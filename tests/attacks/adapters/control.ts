import { until } from '../../support/until';
import { PLAIN_SECRET } from '../suite/target';
import type { Adapter } from './adapter';

/**
 * The naive extension in `tests/attacks/control`, which makes every mistake that the vectors are about. Its
 * token is written into it, so there is nothing to add.
 */
export const adapter: Adapter = {
  name: 'control',
  build: () => 'tests/attacks/control',
  async install(browser) {
    const page = await browser.openExtensionPage('page.html');
    await until('the rules of the control', () => page.evaluate('rulesAreThere()'));
    const showText = async (text: string) => String(await page.evaluate(`showText(${JSON.stringify(text)})`));
    return {
      page,
      pages: ['page.html'],
      messages: ['token?'],
      offers: async (tab, pasted) =>
        (await page.evaluate(`offers(${JSON.stringify([tab, pasted])})`)) as readonly string[],
      async whileSilent(_how, act) {
        await page.evaluate('setSending(false)');
        await act();
        await page.evaluate('setSending(true)');
      },
      sendPlain: async () => void (await page.evaluate(`sendPlain('${PLAIN_SECRET}')`)),
      sent: null,
      openAnew: null,
      chooseTab: null,
      shows: { label: showText, 'imported label': showText },
      test: async () => String(await page.evaluate('testToken()')),
    };
  },
};
