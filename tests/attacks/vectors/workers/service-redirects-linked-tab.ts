import { whenAt } from '../../suite/leave-and-return';
import { link } from '../../suite/markup';
import { redirectingWorker } from '../../suite/own-worker';
import { EVIL } from '../../suite/target';
import type { Vector } from '../../suite/vector';

/** The same with a page that a link has led to. */
export default {
  from: 'https://other.example/',
  markup: link('', `${EVIL}/linked/`),
  async run({ url }, page) {
    await whenAt(page, `${EVIL}/linked/`);
    await page.insert(redirectingWorker('/linked/').replaceAll('{url}', url));
  },
} satisfies Vector;
