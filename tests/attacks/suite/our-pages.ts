import { until } from '../../support/until';
import type { AttackPage } from '../browsers/attack-browser';
import { gained } from './gained';
import type { Stage } from './stage';
import { EVIL } from './target';

/** Milliseconds for a page to show; the control's are there much sooner. */
const PATIENCE = 1_000;

/** Pages of the extension, with a mark by which they are known again. */
function addresses({ browser, extension, path }: Stage): readonly string[] {
  return extension.pages.map((page) => `${browser.extensionOrigin}/${page}?far=${path}`);
}

/**
 * Puts every page of the extension into the attacker's page at once. Whoever can frame a page can bring the
 * user to click in it.
 * @param markup with `{page}` for the address
 */
export async function framePages(stage: Stage, page: AttackPage, markup: string): Promise<string | null> {
  for (const address of addresses(stage)) await page.insert(markup.replaceAll('{page}', address));
  return gained(await isShown(stage, addresses(stage)));
}

/**
 * Lets pages of the attacker go to the pages of the extension.
 * @param markup with `{page}` for the address
 */
export async function goToPages(stage: Stage, markup: string): Promise<string | null> {
  for (const address of addresses(stage)) {
    const page = await stage.browser.newPage();
    await page.goto(`${EVIL}/`);
    await page.insert(markup.replaceAll('{page}', address));
  }
  return gained(await isShown(stage, addresses(stage)));
}

async function isShown({ browser }: Stage, wanted: readonly string[]): Promise<boolean> {
  const check = async () => {
    const shown = await browser.shownAddresses();
    return wanted.some((address) => shown.includes(address));
  };
  return until('a page of the extension', check, { timeout: PATIENCE }).catch(() => false);
}
