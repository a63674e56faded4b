import type { AttackPage } from '../browsers/attack-browser';
import type { Stage } from '../suite/stage';
import { EVIL } from '../suite/target';
import type { Vector } from '../suite/vector';
import { typeApi } from '../suite/visited-tabs';

/**
 * An address that the attacker brought the user to drag: from another window or program, as a drag within the page
 * goes nowhere. Chromium opens what is dropped on a page in a new tab, Firefox what is dropped on its tab strip.
 */
const dropped = (
  address: (url: string) => string,
  before: (stage: Stage, page: AttackPage) => Promise<unknown> = async () => null,
): Vector => ({
  run: async (stage, page) => {
    await before(stage, page);
    await page.drop(address(stage.url));
  },
  residual: 'dropped-link',
});

const straight = (url: string): string => url;

/** Addresses that are dropped on the browser, which opens them for nobody that rules could name. */
export default {
  straight: dropped(straight),
  redirected: dropped((url) => `${EVIL}/redirect?to=${url}`),
  'on-page-that-cancels-nothing': dropped(straight, (_stage, page) =>
    page.insert('<div style="position:fixed;inset:0" ondragenter="void 0">Drop it here</div>'),
  ),
  'in-visited-tab': dropped(straight, (stage, page) => typeApi(stage, page)),
  'while-background-is-stopped': dropped(straight, (stage, page) => stage.browser.stopBackground(page)),
} satisfies Readonly<Record<string, Vector>>;
