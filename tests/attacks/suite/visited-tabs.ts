import { carries } from '../../e2e/support/carried';
import { until } from '../../support/until';
import type { AttackPage } from '../browsers/attack-browser';
import { extensionTabs } from './extension-tabs';
import { whenAt } from './leave-and-return';
import type { Stage } from './stage';
import { EVIL, TARGET } from './target';

/** Milliseconds for the token to come; from a tab that nobody chose none may come. */
const PATIENCE = 1_000;

/** How the attacker brings a tab somewhere. */
export type Opening = (stage: Stage, page: AttackPage, address: string) => Promise<unknown>;

/**
 * The user types an address of the API into a tab. A mode may go there again with the token, so that is waited for.
 * @param address at the API; one that no vector is after unless it is given
 * @param go how the user gets there
 */
export async function typeApi(
  stage: Stage,
  page: AttackPage,
  address = `${TARGET.origin}/own`,
  go: () => Promise<void> = () => page.goto(address),
): Promise<void> {
  const { log } = stage.replica;
  const { pathname } = new URL(address);
  await stage.own(async () => {
    const before = new Set(log.all());
    await go();
    const sent = () =>
      log.all().some((each) => !before.has(each) && each.path === pathname && carries(each, TARGET.secret));
    if (!stage.extension.onlyFromChosenTabs)
      await until('the token', sent, { timeout: PATIENCE }).catch(() => null);
    await whenAt(page, address);
  });
}

/** Opens a tab of the attacker's by script. @returns the tab, whose handle their page keeps as `kept` */
export async function openKept({ browser }: Stage, page: AttackPage, name = ''): Promise<AttackPage> {
  const address = `${EVIL}/kept`;
  await page.evaluate(`globalThis.kept = window.open('${address}', '${name}'); 0`);
  const tab = await browser.tabAt(address);
  await whenAt(tab, address);
  return tab;
}

/** The attacker's page has a handle to a tab in which the user typed the API since, and sends that tab elsewhere. */
export const handleToVisited: Opening = async (stage, page, address) => {
  await typeApi(stage, await openKept(stage, page));
  await page.evaluate(`kept.location = ${JSON.stringify(address)}; 0`);
};

/** The same where another extension took the user there, as those for bookmarks do: the handle stays. */
export const handleToTaken: Opening = async (stage, page, address) => {
  const kept = await openKept(stage, page);
  const own = `${TARGET.origin}/own`;
  const tabs = await extensionTabs(stage);
  await typeApi(stage, kept, own, () => tabs.goTo(kept, own));
  await page.evaluate(`kept.location = ${JSON.stringify(address)}; 0`);
};

/** The same attempt in a tab in which the user was at the API before, and from there came to the attacker. */
export function visitedFirst(open: Opening): Opening {
  return async (stage, page, address) => {
    await typeApi(stage, page);
    await page.goto(`${EVIL}/`);
    await whenAt(page, `${EVIL}/`);
    return open(stage, page, address);
  };
}

/** The same attempt while the background does not run. */
export function whileStopped(open: Opening): Opening {
  return async (stage, page, address) => {
    await stage.browser.stopBackground(page);
    return open(stage, page, address);
  };
}

/** What the user did at the API is over, and the background ends before it can notice. */
export function stoppedSinceVisit(open: Opening): Opening {
  return async (stage, page, address) => {
    await typeApi(stage, page);
    await stage.browser.stopBackground(page);
    await page.goto(`${EVIL}/`);
    await whenAt(page, `${EVIL}/`);
    return open(stage, page, address);
  };
}
