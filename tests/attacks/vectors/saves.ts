import { until } from '../../support/until';
import { type AttackPage, INSERT } from '../browsers/attack-browser';
import { framed, link } from '../suite/markup';
import type { Stage } from '../suite/stage';
import { EVIL, TARGET } from '../suite/target';
import type { Vector } from '../suite/vector';
import { whenFramed } from '../suite/when-framed';

/**
 * A tab that shows an answer to the token may save it: the browser then asks again, with a request that is no
 * navigation. The attacker makes such requests from beside that tab, from a page that comes after the answer, and from
 * frames in it. More ways to load ahead, without such a tab, are in `ahead.ts`.
 */
const REDIRECTED = `${EVIL}/redirect?to={url}`;
const PREFETCH = '<link rel="prefetch" href="{url}">';
const MEANS = {
  prefetch: PREFETCH,
  'prefetch-of-document': '<link rel="prefetch" as="document" href="{url}">',
  'prefetch-by-redirect': `<link rel="prefetch" href="${REDIRECTED}">`,
  download: link('download="x"'),
  'download-by-redirect': link('download="x"', REDIRECTED),
} as const;

/** The replica's pages name the caller; without a token they name nobody. */
const SHOWS_AN_ANSWER = `document.readyState === 'complete' && /"authenticated":"/.test(document.body.textContent)`;

/** Milliseconds for the token to be on a visit; a mode may have the tab go there twice. */
const PATIENCE = 4_000;
/** Milliseconds for rules to follow an answer. */
const LONGEST_NOTE = 2_000;

/**
 * A tab of the user's own, beside the one at home, that shows an answer to the token. Where the token is sent from
 * chosen tabs only, it is chosen.
 * @throws where the token is not sent from it
 */
async function openAnswer({ browser, extension, path }: Stage): Promise<AttackPage> {
  const tab = await browser.newPage();
  // Not below the vector's own path, where every request is the attacker's.
  const target = `${TARGET.origin}/answer?${encodeURIComponent(path)}`;
  const answered = () => tab.evaluate(SHOWS_AN_ANSWER).catch(() => false) as Promise<boolean>;
  await tab.goto(target);
  if (extension.onlyFromChosenTabs) {
    await extension.chooseTab?.(target);
    await tab.goto(target);
  }
  await until('an answer', answered, { timeout: PATIENCE });
  // Nothing is tried before there is a rule to try it on; a mode may have none.
  const isKnown = async () => (await extension.knowsAnswer?.(target)) ?? true;
  await until('a rule for the answer', isKnown, { timeout: LONGEST_NOTE }).catch(() => undefined);
  return tab;
}

const SANDBOX = 'sandbox="allow-scripts allow-downloads"';

/** A tab goes from an answer to the attacker. */
const afterAnswer =
  (markup: string) =>
  async (stage: Stage): Promise<void> => {
    const tab = await openAnswer(stage);
    await tab.goto(`${EVIL}/`);
    await tab.insert(markup.replaceAll('{url}', stage.url));
  };

/** A page of the attacker in a frame of the answer. */
const inAnswer =
  (markup: string) =>
  async (stage: Stage): Promise<void> => {
    const tab = await openAnswer(stage);
    await tab.insert(`<iframe src="${EVIL}/"></iframe>`);
    await whenFramed(tab, EVIL);
    const text = JSON.stringify(markup.replaceAll('{url}', stage.url));
    await tab.evaluateInFrame(EVIL, `(${INSERT})(${text}); 0`);
  };

/** Something of the attacker's, without an origin, in a frame of the answer: an advertisement, a preview. */
const opaqueInAnswer =
  (markup: string) =>
  async (stage: Stage): Promise<void> => {
    const tab = await openAnswer(stage);
    await tab.insert(framed(SANDBOX, markup).replaceAll('{url}', stage.url));
  };

/** How often a page tries that has to be faster than the rules. */
const RACES = 8;

/**
 * The answer's tab goes on to a page of the attacker that has no origin and asks at once, before anyone may have
 * noticed that the tab has left.
 * @param leave source of what the answer's page does, given an address; null for an address that the user types
 */
const racing = (leave: ((address: string) => string) | null): Vector => ({
  times: RACES,
  inEveryMode: true,
  residual: 'page-after-answer',
  run: async (stage) => {
    for (let race = 0; race < RACES; race += 1) {
      const tab = await openAnswer(stage);
      const markup = PREFETCH.replace('{url}', `${stage.url}/${race}`);
      const address = `${EVIL}/page?${new URLSearchParams({ markup, csp: 'sandbox' })}`;
      await (leave === null ? tab.goto(address) : tab.evaluate(leave(address)));
      await stage.replica.log.waitFor(({ path }) => path === `${stage.path}/${race}`).catch(() => undefined);
      await tab.close();
    }
  },
});

/** Every means at one place. */
function at(place: string, vectorOf: (markup: string) => Vector): readonly (readonly [string, Vector])[] {
  return Object.entries(MEANS).map(([means, markup]) => [
    `${means}-${place}`,
    { inEveryMode: true, ...vectorOf(markup) },
  ]);
}

export default {
  ...Object.fromEntries([
    ...at('beside', (markup) => ({ before: openAnswer, markup })),
    ...at('beside-without-origin', (markup) => ({ before: openAnswer, markup: framed(SANDBOX, markup) })),
    ...at('after', (markup) => ({ run: afterAnswer(markup) })),
    ...at('within', (markup) => ({ run: inAnswer(markup) })),
    ...at('within-without-origin', (markup) => ({
      run: opaqueInAnswer(markup),
      // A download of a frame is a navigation of that frame, which no rule is for.
      ...(markup.includes('prefetch') ? { residual: 'frame-in-answer' } : {}),
    })),
  ]),
  'race-by-address': racing(null),
  'race-by-link': racing((address) => `setTimeout(() => location.assign(${JSON.stringify(address)})); 0`),
  'icon-beside': { before: openAnswer, markup: '<link rel="icon" href="{url}">', inEveryMode: true },
  'icon-after': { run: afterAnswer('<link rel="icon" href="{url}">'), inEveryMode: true },
} satisfies Readonly<Record<string, Vector>>;
