import type { Replica } from '../../tests/servers/replica';
import { launchChromium } from '../../tests/support/chromium';
import { START_HOST } from './start-page';

/** Opens a throw-away browser to try things in, until the user closes it. */
export async function openSession(replica: Replica): Promise<boolean> {
  const session = await launchChromium({
    build: '.output/chrome-mv3',
    replica,
    headed: true,
    viewport: null,
  });
  const closed = new Promise<void>((resolve) => session.context.once('close', () => resolve()));
  const [first] = session.context.pages();
  await (first ?? (await session.context.newPage())).goto(`https://${START_HOST}/`);
  console.log('Keybearer is open in a throw-away browser profile, with replicas of the five APIs.');
  console.log('Close the browser window to end.');
  await closed;
  return true;
}
