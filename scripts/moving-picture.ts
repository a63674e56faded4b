import { execSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { startReplica } from '../tests/servers/replica';
import { SAMPLE_TOKENS } from '../tests/servers/sample-tokens';
import { launchChromium } from '../tests/support/chromium';
import { startXvfb } from '../tests/support/xvfb';
import { animatedPng } from './screenshots/animated-png';
import { playFilm } from './screenshots/film';
import { SCREEN, startStudio } from './screenshots/studio';

/**
 * Takes the moving picture of the README, light and dark: what ships, in a real window with the browser's own
 * prompt, against the replicas of the APIs. Each frame is the screen as it stands, with a caption below.
 */
const LARGEST_BYTES = 1_500_000;

execSync('wxt build', { stdio: ['ignore', 'ignore', 'inherit'] });
for (const scheme of ['light', 'dark'] as const) {
  const replica = await startReplica({ tokens: SAMPLE_TOKENS });
  const xvfb = await startXvfb(`${SCREEN.width}x${SCREEN.height}x24`);
  const studio = await startStudio(xvfb, scheme);
  const session = await launchChromium({
    build: '.output/chrome-mv3',
    replica,
    headed: true,
    display: xvfb.display,
    viewport: null,
    locale: 'en-GB',
    args: [
      `--window-size=${SCREEN.width},${SCREEN.height}`,
      '--window-position=0,0',
      '--hide-scrollbars',
      // No bar about the flags of a test.
      '--test-type',
      ...(scheme === 'dark' ? ['--force-dark-mode'] : []),
    ],
  });
  try {
    const film = animatedPng(await playFilm({ replica, session, xvfb, studio, scheme }));
    const path = `docs/images/film-${scheme}.png`;
    writeFileSync(path, film);
    console.log(`${film.length <= LARGEST_BYTES ? '✓' : '✗'} ${path} ${(film.length / 1000).toFixed(0)} kB`);
    if (film.length > LARGEST_BYTES) process.exitCode = 1;
  } finally {
    await session.close();
    await studio.close();
    await xvfb.stop();
    await replica.close();
  }
}
