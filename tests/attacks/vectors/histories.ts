import type { AttackPage } from '../browsers/attack-browser';
import { extensionTabs } from '../suite/extension-tabs';
import { whenAt } from '../suite/leave-and-return';
import { madePage } from '../suite/made-page';
import { link, script } from '../suite/markup';
import type { Stage } from '../suite/stage';
import { EVIL, TARGET } from '../suite/target';
import type { Vector } from '../suite/vector';
import { openKept, typeApi } from '../suite/visited-tabs';
import { whenFramed } from '../suite/when-framed';

type Run = (stage: Stage, page: AttackPage) => Promise<unknown>;

const go = (code: string): string => `setTimeout(() => ${code}); 0`;
/** What the server lets nobody keep is asked for again, also where the extension would let it be kept. */
const neverKept = (url: string): string => `${url}/never-kept`;
/** A page that goes back as soon as a browser loads it once more; what it keeps goes with the tab. */
const ARMED = madePage(
  EVIL,
  script(
    'onload = () => { if (sessionStorage.seen) setTimeout(() => history.back()); sessionStorage.seen = 1; }',
  ),
);

/** A tab in whose history the user's typed address comes before the page that they typed then. */
async function typeBoth(stage: Stage, page: AttackPage, next = `${EVIL}/next`): Promise<void> {
  await typeApi(stage, page, neverKept(stage.url));
  await page.goto(next);
  await whenAt(page, next);
}

const typed = (run: Run, next?: string): Vector => ({
  run: async (stage, page) => {
    await typeBoth(stage, page, next);
    await run(stage, page);
  },
  residual: 'typed-history',
});

/** What becomes of a tab that the attacker's link brought to the API: it is asked for again, and stays the attacker's. */
const linked = (run: Run): Vector => ({
  markup: link('', neverKept('{url}')),
  run: async (stage, page) => {
    await whenAt(page, neverKept(stage.url));
    await run(stage, page);
  },
  times: 2,
  inEveryMode: true,
});

const duplicate: Run = async (stage, page) => {
  const tabs = await extensionTabs(stage);
  await tabs.run(`api.tabs.duplicate(${await tabs.idOf(page)})`);
};

/** Out of memory and back; only a tab that nobody looks at can go. */
const discard: Run = async (stage, page) => {
  const tabs = await extensionTabs(stage);
  const id = await tabs.idOf(page);
  await tabs.page.show();
  // Chromium gives the tab another number.
  await tabs.run(
    `api.tabs.discard(${id}).then(() => api.tabs.query({ discarded: true })).then(([{ id }]) => api.tabs.update(id, { active: true }))`,
  );
};

const restore: Run = async (stage, page) => {
  const tabs = await extensionTabs(stage);
  await tabs.run(`api.tabs.remove(${await tabs.idOf(page)})`);
  await tabs.run(
    `api.sessions.getRecentlyClosed({ maxResults: 1 }).then(([{ tab }]) => api.sessions.restore(tab.sessionId))`,
  );
};

const move: Run = async (stage, page) => {
  const tabs = await extensionTabs(stage);
  await tabs.run(`api.windows.create({ tabId: ${await tabs.idOf(page)} })`);
};

const back: Run = (_stage, page) => page.evaluate(go('history.back()'));
/** Loaded again when the tab comes back to it, which drivers see. */
const FIRST = neverKept(`${EVIL}/first`);
const FRAME = `<iframe src="${EVIL}/framed"></iframe>`;

/** What is in a tab's history: addresses that the user typed there once, and pages that others led to. */
export default {
  back: typed(back),
  'go-back': typed((_stage, page) => page.evaluate(go('history.go(-1)'))),
  'back-over-pushed': typed((_stage, page) =>
    page.evaluate(go("(history.pushState(null, '', '/pushed'), history.go(-2))")),
  ),
  'back-while-background-is-stopped': typed(async (stage, page) => {
    await stage.browser.stopBackground(page);
    await back(stage, page);
  }),
  forward: {
    run: async (stage, page) => {
      await page.goto(FIRST);
      const length = await page.evaluate('history.length');
      await typeApi(stage, page, neverKept(stage.url));
      // Some modes go to the API twice.
      await page.evaluate(go(`history.go(${length} - history.length)`));
      await whenAt(page, FIRST);
      await page.evaluate(go('history.forward()'));
    },
    residual: 'typed-history',
  },
  'back-by-frame': typed(async (_stage, page) => {
    await page.insert(FRAME);
    await whenFramed(page, EVIL);
    await page.evaluateInFrame(EVIL, go('history.back()'));
  }, 'https://other.example/'),
  'back-by-frame-of-allowed-page': typed(async (_stage, page) => {
    await page.insert(FRAME);
    await whenFramed(page, EVIL);
    await page.evaluateInFrame(EVIL, go('history.back()'));
  }, `${TARGET.docs}/`),
  'back-by-opaque-frame': typed((_stage, page) =>
    page.insert(
      '<iframe sandbox="allow-scripts allow-top-navigation" srcdoc="<script>history.back()</script>"></iframe>',
    ),
  ),
  'back-from-linked-page': {
    run: async (stage, page) => {
      await typeApi(stage, page, neverKept(stage.url));
      await page.insert(link('', ARMED.replaceAll('&', '&amp;')));
      await whenAt(page, ARMED);
      await page.evaluate(go('location.reload()'));
    },
    residual: 'typed-history',
  },
  'back-through-handle': {
    run: async (stage, page) => {
      const kept = await openKept(stage, page);
      await typeBoth(stage, kept, `${EVIL}/armed`);
      await page.evaluate(`kept.location = ${JSON.stringify(madePage(EVIL, script('history.go(-2)')))}; 0`);
    },
    residual: 'typed-history',
    stoppedBy: { chromium: 'a typed address of another site takes the handle away' },
  },
  'back-in-duplicate': typed(duplicate, ARMED),
  'back-in-discarded': typed(discard, ARMED),
  'back-in-restored': typed(restore, ARMED),
  'back-in-moved': typed(async (stage, page) => {
    await move(stage, page);
    await back(stage, page);
  }),
  'linked-then-duplicated': linked(duplicate),
  'linked-then-discarded': linked(discard),
  'linked-then-restored': linked(restore),
  'linked-then-moved-and-reloaded': linked(async (stage, page) => {
    const tabs = await extensionTabs(stage);
    const id = await tabs.idOf(page);
    await tabs.run(`api.windows.create({ tabId: ${id} })`);
    await tabs.run(`api.tabs.reload(${id})`);
  }),
  'linked-then-reloaded': linked(async (stage, page) => {
    const tabs = await extensionTabs(stage);
    await tabs.run(`api.tabs.reload(${await tabs.idOf(page)})`);
  }),
  // As a button on it would, with the activation of a click.
  'linked-then-reloads-itself': {
    ...linked((_stage, page) => page.evaluate(go('location.reload()'))),
    residual: 'own-page-acts',
  },
  'linked-then-left-and-back': linked(async (_stage, page) => {
    await page.goto(`${EVIL}/away`);
    await whenAt(page, `${EVIL}/away`);
    await page.evaluate(go('history.back()'));
  }),
} satisfies Readonly<Record<string, Vector>>;
