import { execSync } from 'node:child_process';
import { startReplica } from '../tests/servers/replica';
import { SAMPLE_TOKENS } from '../tests/servers/sample-tokens';
import { launchChromium } from '../tests/support/chromium';
import { startXvfb } from '../tests/support/xvfb';
import { checkPictures } from './screenshots/camera';
import { playScenes } from './screenshots/scenes';

/**
 * Takes the pictures of the README, light and dark: builds what ships and plays it through by its own views,
 * in a real window with the browser's own prompt, against the replicas of the APIs.
 */
execSync('wxt build', { stdio: ['ignore', 'ignore', 'inherit'] });
const replica = await startReplica({ tokens: SAMPLE_TOKENS });
const xvfb = await startXvfb();
const session = await launchChromium({
  build: '.output/chrome-mv3',
  replica,
  headed: true,
  display: xvfb.display,
  viewport: null,
  locale: 'en-GB',
  args: ['--hide-scrollbars'],
});
try {
  await playScenes({ replica, session, xvfb });
  process.exitCode = checkPictures() ? 0 : 1;
} finally {
  await session.close();
  await xvfb.stop();
  await replica.close();
}
