import { EVIL } from '../../suite/target';
import type { Vector } from '../../suite/vector';

/** A pop-up moves the page that opened it. */
export default {
  run: async ({ browser, url }, page) => {
    const opened = `window.open('${EVIL}/').focus(); 0`;
    await page.evaluate(opened);
    await page
      .evaluate(
        `(async () => { const w = window.open('about:blank'); w.document.write("<script>opener.location = '${url}'<\\/script>"); })(); 0`,
      )
      .catch(() => null);
    return browser.name;
  },
} satisfies Vector;
