import { until } from '../../support/until';
import { gained } from '../suite/gained';
import { framed, script } from '../suite/markup';
import { TARGET } from '../suite/target';
import type { Vector } from '../suite/vector';

/** Milliseconds for the answer's frames to be there. */
const PATIENCE = 3_000;

/**
 * Ways in which a page that can't read an answer still learns whether there was one. They show what the exceptions
 * of SECURITY.md cost, and promise nothing.
 */
export default {
  'frames-of-a-pop-up': {
    arrives: [],
    inEveryMode: true,
    residual: 'opaque-origin',
    run: async ({ replica, path }, page) => {
      // Not below the vector's own path: what counts is what the page learns.
      const target = `/frames-for-callers?${encodeURIComponent(path)}`;
      await page.evaluate("addEventListener('message', ({ data }) => { globalThis.counted = data; }); 0");
      const counting = `const opened = open('${TARGET.origin}${target}');
        setInterval(() => parent.postMessage(opened.length, '*'), 50);`;
      await page.insert(framed('sandbox="allow-scripts allow-popups"', script(counting)));
      await replica.log.waitFor(({ url }) => url === target);
      const two = () => page.evaluate('globalThis.counted === 2') as Promise<boolean>;
      return gained(await until('two frames', two, { timeout: PATIENCE }).catch(() => false));
    },
  },
} satisfies Readonly<Record<string, Vector>>;
