import { mkdtemp, mkdir, writeFile } from 'node:fs/promises';
import { startReplica } from '../servers/replica';
import { SAMPLE_TOKENS } from '../servers/sample-tokens';
import { launchChromium } from '../support/chromium';
import { test } from './support/test';
for (const pref of [null, { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } }]) for (const host of ['api', 'docs']) test(JSON.stringify(pref) + host, async () => {
  const replica = await startReplica({ tokens: SAMPLE_TOKENS });
  const profileDir = await mkdtemp('/tmp/keybearer-x-');
  if (pref) { await mkdir(profileDir + '/Default'); await writeFile(profileDir + '/Default/Preferences', JSON.stringify(pref)); }
  const session = await launchChromium({ build: '.output/chrome-mv3-e2e-all', replica, profileDir });
  const p = await session.context.newPage();
  await p.goto('https://evil.example');
  const src = host === 'docs' ? 'https://developers.airship.co.uk' : 'https://evil.example/x';
  await p.evaluate((s) => document.body.append(Object.assign(document.createElement('iframe'), { src: s })), src);
  await p.frameLocator('iframe').locator('h1').waitFor();
  const f = p.frames()[1]!;
  console.log(host, await f.evaluate(async () => { const r: string[] = [];
    r.push('sw ' + await navigator.serviceWorker.register('/worker.js').then(() => 'ok', (e) => String(e).slice(0, 40)));
    r.push('shared ' + await Promise.race([new Promise((res) => { const w = new SharedWorker('/worker.js'); w.onerror = () => res('error'); const { port1, port2 } = new MessageChannel(); port1.onmessage = (e) => res(JSON.stringify(e.data)); w.port.postMessage({ url: '/x', init: {} }, [port2]); }), new Promise((res) => setTimeout(() => res('nothing'), 2000))]));
    try { r.push('ls ' + localStorage.length); } catch (e) { r.push(String(e)); }
    return r.join('; '); }));
  await session.close(); await replica.close();
});
