import { carries } from '../../e2e/support/carried';
import { until } from '../../support/until';
import type { AttackPage } from '../browsers/attack-browser';
import { gained } from '../suite/gained';
import { whenAt } from '../suite/leave-and-return';
import { link } from '../suite/markup';
import type { Stage } from '../suite/stage';
import { EVIL, TARGET } from '../suite/target';
import type { Vector } from '../suite/vector';

/** Milliseconds for the frames of an answer to be there. */
const PATIENCE = 3_000;

/** The user opens what a page opened, with the token; an extension that has no such thing does nothing. */
async function openAnew({ extension, replica, own }: Stage, address: string): Promise<void> {
  const { openAnew: open } = extension;
  if (open === null) return;
  const { pathname, search } = new URL(address);
  await own(async () => {
    await open(address);
    await replica.log.waitFor(
      (request) => request.url === pathname + search && carries(request, TARGET.secret),
    );
  });
}

/** The attacker keeps a handle on a tab that it opens at an address of the API. */
async function openKept(stage: Stage, page: AttackPage, address: string): Promise<void> {
  await page.evaluate(`globalThis.kept = window.open('${address}'); 0`);
  await whenAt(await stage.browser.tabAt(address), address);
}

/**
 * A page brings a tab to the API, and the user opens that address with the token. The page is after a second request
 * that carries it, after an address that the user did not see, or after what the answer looks like from outside.
 */
export default {
  handle: {
    run: async (stage, page) => {
      await openKept(stage, page, stage.url);
      await openAnew(stage, stage.url);
      await page.evaluate(`kept.location = '${stage.url}/again'; 0`);
      await stage.replica.log.waitFor(({ path }) => path === `${stage.path}/again`);
    },
  },
  history: {
    run: async (stage, page) => {
      await page.insert(link('', stage.url));
      await whenAt(page, stage.url);
      await openAnew(stage, stage.url);
      // A page that hears of its end is loaded again when the tab comes back to it.
      await page.evaluate("addEventListener('unload', () => {}); 0");
      await page.goto(`${EVIL}/second`);
      const asked = () => stage.replica.log.all().filter(({ path }) => path === stage.path).length;
      const before = asked();
      await page.evaluate('setTimeout(() => history.back()); 0');
      // Unless the browser has kept the answer.
      await until('one more request', () => asked() > before, { timeout: PATIENCE }).catch(() => null);
    },
  },
  frames: {
    arrives: [],
    run: async (stage, page) => {
      const address = `${TARGET.origin}/frames-for-callers?${encodeURIComponent(stage.path)}`;
      await openKept(stage, page, address);
      await openAnew(stage, address);
      const two = () => page.evaluate('kept.length === 2') as Promise<boolean>;
      return gained(await until('two frames', two, { timeout: PATIENCE }).catch(() => false));
    },
  },
  'changed-before-the-click': {
    run: async (stage, page) => {
      await openKept(stage, page, `${stage.url}/harmless`);
      const changed = `${stage.url}/delete?id=1`;
      await page.evaluate(`kept.location = '${changed}'; 0`);
      await whenAt(await stage.browser.tabAt(changed), changed);
      await stage.extension.openAnew?.(`${stage.url}/harmless`, changed);
    },
  },
  'acts-without-a-second-click': {
    run: async (stage, page) => {
      const address = `${stage.url}/users/1/delete`;
      await openKept(stage, page, address);
      await stage.extension.openAnew?.(address);
    },
  },
  'above-the-address-shown': {
    run: async (stage, page) => {
      const address = `${stage.url}/more?x=1`;
      await openKept(stage, page, address);
      await stage.extension.openAnew?.(stage.url, address);
    },
  },
} satisfies Readonly<Record<string, Vector>>;
