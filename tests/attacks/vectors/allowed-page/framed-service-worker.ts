import { NO_CORS_POST, SERVICE_WORKER } from '../../suite/markup';
import { TARGET } from '../../suite/target';
import type { Vector } from '../../suite/vector';
import { whenFramed } from '../../suite/when-framed';

/** Has no top frame that rules could see; Chromium let one in twenty through. */
export default {
  run: async ({ url }, page) => {
    await page.insert(`<iframe src="${TARGET.docs}/"></iframe>`);
    await whenFramed(page, TARGET.docs);
    await page.evaluateInFrame(
      TARGET.docs,
      `${SERVICE_WORKER}.then(({ active }) => { for (let n = 0; n < 50; n += 1) active.postMessage({ url: '${url}', init: ${NO_CORS_POST} }); }); 0`,
    );
  },
  arrives: ['POST'],
  times: 50,
} satisfies Vector;
