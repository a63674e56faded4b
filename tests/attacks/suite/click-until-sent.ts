import { until } from '../../support/until';
import type { AttackPage, ClickWith } from '../browsers/attack-browser';
import type { Stage } from './stage';

/** Milliseconds after which a click is taken as lost; browsers drop those that come before a frame is painted. */
const PATIENCE = 2_000;

/** Clicks into the upper left of what is shown, until something of the vector arrives at the server. */
export async function clickUntilSent(
  { replica, path }: Stage,
  page: AttackPage,
  clickWith: ClickWith,
): Promise<void> {
  const sent = () => replica.log.all().some(({ url }) => url.includes(path));
  // A user clicks on what is in front; Firefox takes the tab in front for the opener.
  await page.show();
  await until('a click that is heard', async () => {
    // The first one that is heard may take the page away.
    await page.clickAt(200, 200, clickWith).catch(() => null);
    return until('a request', sent, { timeout: PATIENCE }).catch(() => false);
  });
}
