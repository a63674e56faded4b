import type { AttackPage, ClickWith } from '../browsers/attack-browser';
import type { Stage } from '../suite/stage';
import { EVIL } from '../suite/target';
import type { Vector } from '../suite/vector';
import { type ActionPlace, clickUntilArrival, invisible, pdfPath } from '../suite/viewer';

/**
 * Viewers are pages of the browser's own, without a top-level domain: what a file in them causes comes from an
 * initiator that is no site. The file is the attacker's, and lies invisible over his page.
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
  named: () => '<< /S /Named /N /Print >>',
} as const satisfies Readonly<Record<string, (url: string) => string>>;
type Action = keyof typeof ACTIONS;

/** The attacker's page with the file over it, and clicks of the user's that mean something else. */
const inFrame = (place: ActionPlace, action: Action, clickWith: ClickWith = 'left'): Vector => ({
  run: async (stage, page) => {
    await page.insert(invisible(pdfPath(place, ACTIONS[action](stage.url))));
    await clickUntilArrival(stage, page, 'frame', clickWith);
  },
});

/** The user opened the attacker's file in a tab. */
const inTab = (place: ActionPlace, action: Action, clickWith: ClickWith = 'left'): Vector => ({
  run: async (stage, page) => {
    await page.goto(EVIL + pdfPath(place, ACTIONS[action](stage.url)));
    await clickUntilArrival(stage, page, 'tab', clickWith);
  },
});

/** What neither viewer does, however often one clicks: no request came in several seconds of clicks. */
const NO_SUCH_ACTION = {
  stoppedBy: { chromium: 'its viewer sends nothing for it', firefox: 'its viewer sends nothing for it' },
} as const;
const NOT_IN_CHROMIUM = { stoppedBy: { chromium: 'its viewer sends nothing for it' } } as const;

/** Follows a link that a page of the browser's own made of what the attacker's server sent. */
async function followLink({ path }: Stage, page: AttackPage): Promise<void> {
  await page.evaluate(`(async () => {
    for (let tries = 0; tries < 100; tries += 1) {
      const found = [...document.querySelectorAll('a')].find(({ href }) => href.includes('${path}'));
      if (found) return void found.click();
      await new Promise((done) => setTimeout(done, 50));
    }
  })()`);
}

export default {
  link: { ...inFrame('link', 'uri'), inEveryMode: true },
  'link-in-tab': { ...inTab('link', 'uri'), inEveryMode: true },
  'link-with-control': { ...inFrame('link', 'uri', 'control'), inEveryMode: true },
  'link-with-shift': inFrame('link', 'uri', 'shift'),
  'link-with-middle': { ...inFrame('link', 'uri', 'middle'), inEveryMode: true },
  'link-in-new-window': inFrame('link', 'uri-in-new-window'),
  'link-in-tab-with-control': inTab('link', 'uri', 'control'),
  'link-to-remote-file': { ...inFrame('link', 'remote-file'), ...NOT_IN_CHROMIUM },
  'link-that-launches': { ...inFrame('link', 'launch'), ...NOT_IN_CHROMIUM },
  'link-by-script': { ...inFrame('link', 'launch-url'), ...NOT_IN_CHROMIUM },
  'link-by-name': { ...inFrame('link', 'named'), ...NO_SUCH_ACTION },
  'button-uri': inFrame('button', 'uri'),
  'button-launch-url': { ...inFrame('button', 'launch-url'), ...NOT_IN_CHROMIUM },
  'button-get-url': { ...inFrame('button', 'get-url'), ...NO_SUCH_ACTION },
  'button-submits-get': { ...inFrame('button', 'submit-get'), ...NO_SUCH_ACTION },
  'button-submits-post': { ...inFrame('button', 'submit-post'), ...NO_SUCH_ACTION },
  'button-submits-by-script': { ...inFrame('button', 'submit-by-script'), ...NO_SUCH_ACTION },
  'on-open-uri': { ...inFrame('open', 'uri'), ...NO_SUCH_ACTION },
  'on-open-in-tab': { ...inTab('open', 'uri'), ...NO_SUCH_ACTION },
  'on-open-launch-url': { ...inFrame('open', 'launch-url'), ...NO_SUCH_ACTION },
  'on-open-submit': { ...inFrame('open', 'submit-post'), ...NO_SUCH_ACTION },
  'on-page-uri': { ...inFrame('page', 'uri'), ...NO_SUCH_ACTION },
  'on-page-launch-url': { ...inFrame('page', 'launch-url'), ...NO_SUCH_ACTION },
  json: {
    typed: `${EVIL}/json?text={url}`,
    run: followLink,
    inEveryMode: true,
    notIn: { chromium: 'it shows JSON as text, without links' },
  },
  'view-source': {
    typed: `view-source:${EVIL}/page?markup=<a href="{url}">go</a>`,
    run: followLink,
    inEveryMode: true,
  },
} satisfies Readonly<Record<string, Vector>>;
