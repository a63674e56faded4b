import type { AttackPage } from '../browsers/attack-browser';
import type { Stage } from './stage';

/** Milliseconds in which a page of an extension would have answered; the control's does at once. */
const PATIENCE = 800;

/**
 * Posts a question to a window that is to show a page of the extension, until it answers.
 * @param start source of an expression that gives the window, from `address`
 * @returns the first answers
 */
export async function askWindows(stage: Stage, page: AttackPage, start: string): Promise<readonly unknown[]> {
  const heard: unknown[] = [];
  for (const path of stage.extension.pages) {
    // One by one: an open window uses the click up.
    heard.push(
      await page.evaluate(`new Promise((done) => {
        const address = ${JSON.stringify(`${stage.browser.extensionOrigin}/${path}`)};
        let other = null;
        try {
          other = ${start};
        } catch {
          done(null);
        }
        addEventListener('message', ({ data }) => done(data));
        const again = setInterval(() => other?.postMessage('token?', '*'), 50);
        setTimeout(() => (clearInterval(again), done(null)), ${PATIENCE});
      })`),
    );
  }
  return heard;
}
