import { until } from '../../support/until';
import type { AttackPage } from '../browsers/attack-browser';
import type { Stage } from './stage';
import { TARGET } from './target';

/** The replica's pages name the caller; without a token they name nobody. */
const SHOWS_AN_ANSWER = `document.readyState === 'complete' && /"authenticated":"/.test(document.body.textContent)`;

/** Milliseconds for the token to be on a visit; a mode may have the tab go there twice. */
const PATIENCE = 4_000;

/**
 * A tab of the user's own, beside the one at home, that shows an answer to the token. Where the token is sent from
 * chosen tabs only, it is chosen.
 * @throws where the token is not sent from it
 */
export async function openAnswer({ browser, extension, path }: Stage): Promise<AttackPage> {
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
  return tab;
}
