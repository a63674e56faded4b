import { until } from '../../support/until';
import type { AttackPage } from '../browsers/attack-browser';
import { extensionTabs } from '../suite/extension-tabs';
import { whenAt } from '../suite/leave-and-return';
import { madePage } from '../suite/made-page';
import { framed, script } from '../suite/markup';
import type { Stage } from '../suite/stage';
import { EVIL, TARGET } from '../suite/target';
import type { Vector } from '../suite/vector';
import { handleToTaken, handleToVisited, openKept, typeApi } from '../suite/visited-tabs';

const CUT = { chromium: 'a typed address of another site takes the handle away' };
const text = JSON.stringify;

/** A tab that the attacker's tab opened opens one more. @returns the last one */
async function openSecond(stage: Stage, page: AttackPage): Promise<AttackPage> {
  const kept = await openKept(stage, page);
  await kept.evaluate(`window.open('${EVIL}/second'); 0`);
  const second = await stage.browser.tabAt(`${EVIL}/second`);
  await whenAt(second, `${EVIL}/second`);
  return second;
}

/** The user comes to the API in a tab that the attacker opened by a name, typed or taken by another extension. */
const named = (how: 'typed' | 'taken', code: string): Vector => ({
  run: async (stage, page) => {
    const kept = await openKept(stage, page, 'kept');
    const own = `${TARGET.origin}/own`;
    if (how === 'typed') await typeApi(stage, kept);
    else {
      const tabs = await extensionTabs(stage);
      await typeApi(stage, kept, own, () => tabs.goTo(kept, own));
    }
    await page.evaluate(`${code.replaceAll('{url}', stage.url)}; 0`);
  },
});

/** An opaque frame of the attacker opens a tab and keeps its handle. */
const opaqueHandle = (how: 'typed' | 'taken'): Vector => ({
  run: async (stage, page) => {
    const code = `globalThis.kept = window.open('${EVIL}/kept')`;
    await page.insert(
      framed('sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"', script(code)),
    );
    const kept = await stage.browser.tabAt(`${EVIL}/kept`);
    const own = `${TARGET.origin}/own`;
    const tabs = await extensionTabs(stage);
    await typeApi(stage, kept, own, how === 'typed' ? undefined : () => tabs.goTo(kept, own));
    await page.evaluateInFrame('about:srcdoc', `kept.location = '${stage.url}'; 0`);
  },
  residual: 'opaque-in-own-tab',
});

/**
 * A page of the API, in a tab that the user typed it in, leads to the attacker in a new tab, who has its opener.
 * @param code source that the attacker's page runs
 */
const openedByApi = (code: (url: string) => string): Vector => ({
  run: async (stage, page) => {
    await typeApi(stage, page);
    const leave = async () => {
      await page.insert(`<a id="out" href="${EVIL}/out" target="_blank" rel="opener">out</a>`);
      await page.click('#out');
      return true;
    };
    // Where the token was not there at first, the page comes once more, and takes the link away.
    await until('a link that leads out', () => leave().catch(() => false));
    const out = await stage.browser.tabAt(`${EVIL}/out`);
    await whenAt(out, `${EVIL}/out`);
    await out.evaluate(`${code(stage.url)}; 0`).catch(() => null);
  },
});

const redirectPage = (url: string): string =>
  text(madePage(TARGET.origin, script(`location.href = '${url}'`)));

/** Tabs that open tabs, handles that outlive what the user does, and names that are used again. */
const vectors = {
  'second-goes-itself': {
    run: async (stage, page) => {
      const second = await openSecond(stage, page);
      await second.evaluate(`location = '${stage.url}'; 0`).catch(() => null);
    },
  },
  'second-moves-the-first': {
    run: async (stage, page) =>
      (await openSecond(stage, page)).evaluate(`opener.opener.location = '${stage.url}'; 0`),
  },
  'second-moves-its-opener': {
    run: async (stage, page) =>
      (await openSecond(stage, page)).evaluate(`opener.location = '${stage.url}'; 0`),
  },
  'second-closes-its-opener': {
    run: async (stage, page) => {
      const second = await openSecond(stage, page);
      await second.evaluate(`opener.close(); location = '${stage.url}'; 0`).catch(() => null);
    },
  },
  'handle-over-typed-visit': {
    run: (stage, page) => handleToVisited(stage, page, stage.url),
    stoppedBy: CUT,
  },
  'handle-over-taken-visit': { run: (stage, page) => handleToTaken(stage, page, stage.url) },
  'handle-over-taken-visit-while-background-is-stopped': {
    run: async (stage, page) => {
      const kept = await openKept(stage, page);
      const own = `${TARGET.origin}/own`;
      const tabs = await extensionTabs(stage);
      await typeApi(stage, kept, own, () => tabs.goTo(kept, own));
      await stage.browser.stopBackground(page);
      await page.evaluate(`kept.location = '${stage.url}'; 0`);
    },
  },
  // A tab of that name is gone as well; whether a new one opens is up to the browser's pop-up blocker.
  'name-over-typed-visit': { ...named('typed', "window.open('{url}', 'kept')"), stoppedBy: CUT },
  'name-over-taken-visit': named('taken', "window.open('{url}', 'kept')"),
  'empty-open-by-name-over-taken-visit': named('taken', "window.open('', 'kept').location = '{url}'"),
  'form-to-name-over-taken-visit': named(
    'taken',
    "document.body.append(Object.assign(document.createElement('form'), { action: '{url}', target: 'kept', id: 'f' })); f.submit()",
  ),
  'name-left-in-visited-tab': {
    run: async (stage, page) => {
      const other = await stage.browser.newPage();
      await other.goto(`${EVIL}/other`);
      await other.evaluate("window.name = 'left'; 0");
      await typeApi(stage, other);
      await page.evaluate(`window.open('${stage.url}', 'left'); 0`);
    },
  },
  'opaque-handle-over-typed-visit': { ...opaqueHandle('typed'), stoppedBy: CUT },
  'opaque-handle-over-taken-visit': { ...opaqueHandle('taken'), residual: 'opaque-origin' },
  'opened-by-opaque-chain': {
    run: async (stage, page) => {
      const second = madePage(EVIL, script(`window.open('${stage.url}')`));
      await page.insert(framed('sandbox="allow-scripts allow-popups"', script(`window.open('${second}')`)));
    },
    residual: 'opaque-origin',
  },
  'opener-is-visited-tab': openedByApi((url) => `opener.location = '${url}'`),
  'opener-is-visited-tab-to-redirect-page': {
    ...openedByApi((url) => `opener.location = ${redirectPage(url)}`),
    residual: 'own-page-acts',
  },
  'child-of-visited-tab': openedByApi((url) => `location = '${url}'`),
  'child-of-visited-tab-to-redirect-page': {
    ...openedByApi((url) => `location = ${redirectPage(url)}`),
    residual: 'own-page-acts',
  },
  'child-of-visited-tab-opens-redirect-page': {
    ...openedByApi((url) => `window.open(${redirectPage(url)})`),
    residual: 'own-page-acts',
  },
} satisfies Readonly<Record<string, Vector>>;

/** Every one that no exception allows holds in every mode. */
const withModes = Object.entries<Vector>(vectors).map(
  ([name, vector]) =>
    [name, vector.residual === undefined ? { ...vector, inEveryMode: true as const } : vector] as const,
);
export default Object.fromEntries<Vector>(withModes) satisfies Readonly<Record<string, Vector>>;
