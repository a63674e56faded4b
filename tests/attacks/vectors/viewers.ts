import { until } from '../../support/until';
import type { AttackPage, ClickWith } from '../browsers/attack-browser';
import type { Stage } from '../suite/stage';
import { EVIL } from '../suite/target';
import type { Vector } from '../suite/vector';

/** Milliseconds for a viewer to show a file and to let its click through, and where nothing is expected of it. */
const PATIENCE = { arrives: 20_000, stopped: 2_500 } as const;
/** Milliseconds between two clicks, as nobody tells when a viewer is ready. */
const EVERY = 300;
/** A point in the middle of what `OVER_THE_PAGE` covers, and of a file in a tab of its own. */
const POINT = { frame: [250, 250], tab: [640, 400] } as const;

const OVER_THE_PAGE = 'position: fixed; inset: 0; width: 500px; height: 500px; border: 0; opacity: 0.01';

/** Where an action of a file stands; see `tests/servers/pdf.ts`. */
type ActionPlace = 'open' | 'page' | 'link' | 'button';

/** Address of a PDF, below any host, with one action in it. @param action as PDF writes it */
function pdfPath(place: ActionPlace, action: string): string {
  return `/pdf?${place}=${encodeURIComponent(action)}`;
}

/** Markup: a file that nobody sees over the whole page. */
function invisible(path: string): string {
  return `<iframe src="${path.replaceAll('"', '&quot;')}" style="${OVER_THE_PAGE}"></iframe>`;
}

/** How somebody clicks, and what is expected of it. */
interface Clicks {
  readonly where: keyof typeof POINT;
  readonly clickWith: ClickWith;
  readonly outcome: keyof typeof PATIENCE;
}

/** Clicks into the middle of the file until something arrives, or long enough. */
async function clickUntilArrival(
  { replica, path }: Stage,
  page: AttackPage,
  { where, clickWith, outcome }: Clicks,
): Promise<void> {
  const [x, y] = POINT[where];
  const arrived = async () => {
    await page.clickAt(x, y, clickWith);
    return replica.log.all().some((request) => request.path.startsWith(path));
  };
  await until('a click that arrives', arrived, { timeout: PATIENCE[outcome], every: EVERY }).catch(
    () => false,
  );
}

/**
 * Viewers are pages of the browser's own, without a top-level domain: what a file in them causes comes from an
 * initiator that is not a site. The file is the attacker's, and lies invisible over their page.
 */
const ACTIONS = {
  uri: (url: string) => `<< /S /URI /URI (${url}) >>`,
  'uri-in-new-window': (url: string) => `<< /S /URI /URI (${url}) /NewWindow true >>`,
  'launch-url': (url: string) => `<< /S /JavaScript /JS (app.launchURL\\("${url}", true\\)) >>`,
  'get-url': (url: string) => `<< /S /JavaScript /JS (getURL\\("${url}"\\)) >>`,
  'submit-get': (url: string) => `<< /S /SubmitForm /F << /FS /URL /F (${url}) >> /Flags 12 >>`,
  'submit-post': (url: string) => `<< /S /SubmitForm /F << /FS /URL /F (${url}) >> /Flags 4 >>`,
  'submit-by-script': (url: string) => `<< /S /JavaScript /JS (this.submitForm\\({ cURL: "${url}" }\\)) >>`,
  'remote-file': (url: string) => `<< /S /GoToR /F << /FS /URL /F (${url}) >> /D [0 /Fit] >>`,
  launch: (url: string) => `<< /S /Launch /F << /FS /URL /F (${url}) >> >>`,
  named: () => '<< /S /Named /N /NextPage >>',
} as const satisfies Readonly<Record<string, (url: string) => string>>;
type Action = keyof typeof ACTIONS;

interface How {
  readonly clickWith?: ClickWith;
  readonly stoppedBy?: Vector['stoppedBy'];
}

/** What a viewer does not do, however often one clicks: no request came in several seconds of clicks. */
const SENDS_NOTHING = 'its viewer sends nothing for it';
const NOWHERE = { stoppedBy: { chromium: SENDS_NOTHING, firefox: SENDS_NOTHING } } as const satisfies How;
const NOT_IN_CHROMIUM = { stoppedBy: { chromium: SENDS_NOTHING } } as const satisfies How;

function vector(where: 'frame' | 'tab', place: ActionPlace, action: Action, how: How): Vector {
  const { clickWith = 'left', stoppedBy } = how;
  return {
    ...(stoppedBy === undefined ? {} : { stoppedBy }),
    run: async (stage, page) => {
      const path = pdfPath(place, ACTIONS[action](stage.url));
      await (where === 'frame' ? page.insert(invisible(path)) : page.goto(EVIL + path));
      const outcome = stoppedBy?.[stage.browser.name] === undefined ? 'arrives' : 'stopped';
      await clickUntilArrival(stage, page, { where, clickWith, outcome });
    },
  };
}

/** The attacker's page with the file over it, and clicks of the user's that mean something else. */
const inFrame = (place: ActionPlace, action: Action, how: How = {}) => vector('frame', place, action, how);

/** The user opened the attacker's file in a tab. */
const inTab = (place: ActionPlace, action: Action, how: How = {}) => vector('tab', place, action, how);

/** Follows a link that a page of the browser's own made of what the attacker's server sent. */
async function followLink({ path }: Stage, page: AttackPage): Promise<void> {
  await page.evaluate(`(async () => {
    for (let tries = 0; tries < 100; tries += 1) {
      const found = [...document.querySelectorAll('a')].find(({ href }) => href.split('?')[0].includes('${path}'));
      if (found) return void found.click();
      await new Promise((done) => setTimeout(done, 50));
    }
  })()`);
}

/** Long enough to be offered for reading. */
const ARTICLE = `<article>${`<p>${'Much is said of this, and all of it is worth reading. '.repeat(8)}</p>`.repeat(4)}<p>${'It goes on here, with more of the same. '.repeat(4)}<a href="{url}">go</a></p></article>`;

export default {
  link: { ...inFrame('link', 'uri'), inEveryMode: true },
  'link-in-tab': { ...inTab('link', 'uri'), inEveryMode: true },
  'link-with-control': { ...inFrame('link', 'uri', { clickWith: 'control' }), inEveryMode: true },
  'link-with-shift': inFrame('link', 'uri', { clickWith: 'shift' }),
  'link-with-middle': { ...inFrame('link', 'uri', { clickWith: 'middle' }), inEveryMode: true },
  'link-in-new-window': inFrame('link', 'uri-in-new-window'),
  'link-in-tab-with-control': inTab('link', 'uri', { clickWith: 'control' }),
  'link-to-remote-file': inFrame('link', 'remote-file', NOT_IN_CHROMIUM),
  'link-that-launches': inFrame('link', 'launch', NOT_IN_CHROMIUM),
  'link-by-script': inFrame('link', 'launch-url', NOT_IN_CHROMIUM),
  'link-by-name': inFrame('link', 'named', NOWHERE),
  'button-uri': inFrame('button', 'uri'),
  'button-launch-url': inFrame('button', 'launch-url', NOT_IN_CHROMIUM),
  'button-get-url': inFrame('button', 'get-url', NOWHERE),
  'button-submits-get': inFrame('button', 'submit-get', NOWHERE),
  'button-submits-post': inFrame('button', 'submit-post', NOWHERE),
  'button-submits-by-script': inFrame('button', 'submit-by-script', NOWHERE),
  'on-open-uri': inFrame('open', 'uri', NOWHERE),
  'on-open-in-tab': inTab('open', 'uri', NOWHERE),
  'on-open-launch-url': inFrame('open', 'launch-url', NOWHERE),
  'on-open-submit': inFrame('open', 'submit-post', NOWHERE),
  'on-page-uri': inFrame('page', 'uri', NOWHERE),
  'on-page-launch-url': inFrame('page', 'launch-url', NOWHERE),
  json: {
    typed: `${EVIL}/json?text={url}`,
    run: followLink,
    inEveryMode: true,
    notIn: { chromium: 'it shows JSON as text, without links' },
  },
  reader: {
    typed: `about:reader?url=${encodeURIComponent(`${EVIL}/page?markup=${ARTICLE}`).replace('%7Burl%7D', '{url}')}`,
    run: followLink,
    residual: 'reader-view',
    notIn: { chromium: 'it reads pages beside the tab, and their links are those of the page' },
  },
  'view-source': {
    typed: `view-source:${EVIL}/page?markup=<a href="{url}">go</a>`,
    run: followLink,
    inEveryMode: true,
  },
} satisfies Readonly<Record<string, Vector>>;
