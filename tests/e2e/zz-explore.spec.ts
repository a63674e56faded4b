import { page } from '../servers/answers';
import { startReplica } from '../servers/replica';
import { SAMPLE, SAMPLE_TOKENS } from '../servers/sample-tokens';
import { launchChromium } from '../support/chromium';
import { carries } from './support/carried';
import { killWorker } from './support/kill-worker';
import { test } from './support/test';
test('x', async () => {
  test.setTimeout(200000);
  const replica = await startReplica({ tokens: SAMPLE_TOKENS, sites: { 'evil.example': (r) => page('evil', `<iframe sandbox="allow-scripts allow-top-navigation" srcdoc="<script>top.location='https://api.airship.co.uk/attack${r.path}'</script>"></iframe>`) } });
  const session = await launchChromium({ build: '.output/chrome-mv3-e2e-all', replica });
  const { keybearerOf } = await import('./support/keybearer'); const k = await keybearerOf(session); const t = await k.add({ providerId: 'airship-uk', secret: SAMPLE.airship });
  await k.ask('token.edit', { id: t.id, scope: 'chosen-tabs' });
  for (let i = 0; i < 9; i++) {
    const mine = await session.context.newPage(); await mine.goto('https://api.airship.co.uk/mine');
    await k.ask('token.choose-tab', { id: t.id, tabId: await k.tabId(mine), chosen: true });
    if (i > 2) await killWorker(session, k.page);
    await mine.goto(`https://evil.example/${i}`).catch(() => {});
    console.log(i > 2 ? 'worker stopped' : 'worker awake', carries(await replica.log.waitFor((r) => r.path === `/attack/${i}`), SAMPLE.airship));
    await mine.close();
  }
  await session.close(); await replica.close();
});
