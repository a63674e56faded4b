import { until } from '../../support/until';
import type { AttackPage } from '../browsers/attack-browser';
import { gained } from '../suite/gained';
import type { Stage } from '../suite/stage';
import { EVIL } from '../suite/target';
import type { Vector } from '../suite/vector';

/** Milliseconds for a page to show; the control's are there much sooner. */
const PATIENCE = 1_000;

/** Pages of the extension, with a mark by which they are known again. */
function addresses({ browser, extension, path }: Stage): readonly string[] {
  return extension.pages.map((page) => `${browser.extensionOrigin}/${page}?far=${path}`);
}

async function isShown({ browser }: Stage, wanted: readonly string[]): Promise<boolean> {
  const check = async () => {
    const shown = await browser.shownAddresses();
    return wanted.some((address) => shown.includes(address));
  };
  return until('a page of the extension', check, { timeout: PATIENCE }).catch(() => false);
}

/**
 * Puts every page of the extension into the attacker's page at once. Anyone who can frame a page can bring the
 * user to click in it.
 * @param markup with `{page}` for the address
 * @param pageOf the attacker's page, if not the usual one
 */
const framed = (
  markup: string,
  pageOf = async (_stage: Stage, page: AttackPage): Promise<AttackPage> => page,
): Vector => ({
  run: async (stage, page) => {
    const attacker = await pageOf(stage, page);
    for (const address of addresses(stage)) await attacker.insert(markup.replaceAll('{page}', address));
    return gained(await isShown(stage, addresses(stage)));
  },
  arrives: [],
});

/**
 * Lets pages of the attacker go to the pages of the extension.
 * @param markup with `{page}` for the address
 */
const opened = (markup: string): Vector => ({
  run: async (stage) => {
    for (const address of addresses(stage)) {
      const page = await stage.browser.newPage();
      await page.goto(`${EVIL}/`);
      await page.insert(markup.replaceAll('{page}', address));
    }
    return gained(await isShown(stage, addresses(stage)));
  },
  arrives: [],
});

/** Runs in the page: what it can read or load of the addresses. */
const REACH = `async (addresses) => {
  const read = (url) => fetch(url).then((answer) => answer.text()).catch(() => null);
  const load = (tag, fields) =>
    new Promise((done) => {
      const element = Object.assign(document.createElement(tag), fields);
      element.onload = () => done('loaded');
      element.onerror = () => done(null);
      document.body.append(element);
    });
  const reached = await Promise.all(
    addresses.flatMap((url) => [
      read(url),
      load('img', { src: url }),
      load('script', { src: url }),
      load('link', { rel: 'stylesheet', href: url }),
    ]),
  );
  return reached.filter((each) => each !== null);
}`;

/** Tries to reach files of the extension, which tells at least that it is there. */
async function reachFiles({ browser, extension }: Stage, page: AttackPage): Promise<string | null> {
  const files = [...extension.pages, 'manifest.json', 'background.js', 'icon/key.svg', 'icon/16.png'];
  const wanted = files.map((file) => `${browser.extensionOrigin}/${file}`);
  const reached = await page.evaluate(`(${REACH})(${JSON.stringify(wanted)})`);
  return gained(Array.isArray(reached) && reached.length > 0);
}

/** Strangers get at pages and files of the extension. */
export default {
  embedded: framed('<embed src="{page}">'),
  // Tells a site which extensions its visitor has, and to whom it is worth lying.
  files: { run: reachFiles, arrives: [] },
  'files-by-an-extension': {
    run: async (stage) => reachFiles(stage, await stage.browser.openStrangerPage()),
    arrives: [],
  },
  // The user is brought to click in a page that is seen through.
  framed: framed('<iframe src="{page}"></iframe>'),
  // Another extension frames a page of ours.
  'framed-by-an-extension': framed('<iframe src="{page}"></iframe>', ({ browser }) =>
    browser.openStrangerPage(),
  ),
  // A frame of the attacker’s own goes there, as policies may look at the direct parent only.
  'framed-by-frame': framed(`<iframe srcdoc="<iframe src='{page}'></iframe>"></iframe>`),
  'framed-sandboxed': framed('<iframe sandbox="allow-scripts" src="{page}"></iframe>'),
  object: framed('<object data="{page}"></object>'),
  'opened-by-address': opened("<script>location = '{page}'</script>"),
  'opened-by-form': opened('<form id="f" action="{page}" method="post"></form><script>f.submit()</script>'),
  'opened-by-link': opened('<a id="a" href="{page}">go</a><script>a.click()</script>'),
  'opened-by-redirect': opened("<script>location = '/redirect?to=' + encodeURIComponent('{page}')</script>"),
  // A window whose handle the attacker keeps.
  'opened-in-a-window': opened("<script>open('{page}')</script>"),
} satisfies Readonly<Record<string, Vector>>;
