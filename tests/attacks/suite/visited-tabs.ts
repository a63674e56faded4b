import { carries } from '../../e2e/support/carried';
import { until } from '../../support/until';
import type { AttackPage } from '../browsers/attack-browser';
import { whenAt } from './leave-and-return';
import type { Stage } from './stage';
import { EVIL, TARGET } from './target';

/** Milliseconds for the token to come; in some modes none comes. */
const PATIENCE = 1_000;

/**
 * The user types an address of the API into a tab. A mode may go there again with the token, so that is waited for.
 * @param address one of the API; an address that no vector is after unless it is given
 */
export async function typeApi(
  stage: Stage,
  page: AttackPage,
  address = `${TARGET.origin}/own`,
): Promise<void> {
  const { log } = stage.replica;
  await stage.own(async () => {
    const before = new Set(log.all());
    await page.goto(address);
    const { pathname } = new URL(address);
    const sent = () =>
      log.all().some((each) => !before.has(each) && each.path === pathname && carries(each, TARGET.secret));
    await until('the token', sent, { timeout: PATIENCE }).catch(() => null);
    await whenAt(page, address);
  });
}

/** Opens a tab of the attacker's by script. @returns the tab, whose handle his page keeps as `kept` */
export async function openKept({ browser }: Stage, page: AttackPage, name = ''): Promise<AttackPage> {
  const address = `${EVIL}/kept`;
  await page.evaluate(`globalThis.kept = window.open('${address}', '${name}'); 0`);
  const tab = await browser.tabAt(address);
  await whenAt(tab, address);
  return tab;
}

/** The attacker's page has a handle to a tab in which the user typed the API since, and sends that tab elsewhere. */
export async function handleToVisited(stage: Stage, page: AttackPage, address: string): Promise<void> {
  await typeApi(stage, await openKept(stage, page));
  await page.evaluate(`kept.location = ${JSON.stringify(address)}; 0`);
}

/** The same attempt in a tab in which the user was at the API before, and from there came to the attacker. */
export function visitedFirst(
  act: (stage: Stage, page: AttackPage, address: string) => Promise<unknown>,
): typeof act {
  return async (stage, page, address) => {
    await typeApi(stage, page);
    await page.goto(`${EVIL}/`);
    await whenAt(page, `${EVIL}/`);
    return act(stage, page, address);
  };
}
