import { execSync } from 'node:child_process';
import { startReplica } from '../tests/servers/replica';
import { SAMPLE_TOKENS } from '../tests/servers/sample-tokens';
import { hasDisplay } from './browsers/has-display';
import { openSession } from './start/open-session';
import { playSession } from './start/play-session';
import { START_HOST, startPage } from './start/start-page';

/**
 * Builds what ships, starts replicas of the five APIs, and opens a throw-away browser with the extension to
 * try it. Without a display, or with `--play`, plays the same session by itself and judges what arrived.
 */
const play = process.argv.includes('--play') || !hasDisplay();

execSync('wxt build', { stdio: ['ignore', 'ignore', 'inherit'] });
const replica = await startReplica({ tokens: SAMPLE_TOKENS, sites: { [START_HOST]: startPage } });
try {
  const good = play ? await playSession(replica) : await openSession(replica);
  process.exitCode = good ? 0 : 1;
} finally {
  await replica.close();
}
