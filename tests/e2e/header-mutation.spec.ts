import { startReplica } from '../servers/replica';
import { SAMPLE_TOKENS } from '../servers/sample-tokens';
import { launchChromium } from '../support/chromium';
import { readHeaderVectors } from '../support/header-vectors';
import { copyBuild } from './support/build-copy';
import { keybearerOf } from './support/keybearer';
import { providerOf } from './support/provider-of';
import { expect, test } from './support/test';

/** One character of each provider's header, as the shipped background spells it, and a wrong one. */
const MUTATIONS: readonly { readonly vector: string; readonly right: string; readonly wrong: string }[] = [
  { vector: 'airship-uk', right: 'Bearer {token}', wrong: 'bearer {token}' },
  { vector: 'pagerduty-us', right: 'Token token={token}', wrong: 'Token token:{token}' },
  { vector: 'polyteia-main', right: 'Bearer {token}', wrong: 'Bearer  {token}' },
  { vector: 'pylon-us', right: 'Bearer {token}', wrong: 'Bearex {token}' },
  { vector: 'splxai-eu', right: '{token}', wrong: '-{token}' },
];

/** Changes the template that follows the provider's id, and makes sure that it was exactly one. */
function mutated(background: string, providerId: string, right: string, wrong: string): string {
  const start = background.indexOf(`id:\`${providerId}\``);
  const template = `template:\`${right}\``;
  const at = background.indexOf(template, start);
  if (start < 0 || at < 0 || at - start > 1_000) throw new Error(`no template of ${providerId}`);
  return `${background.slice(0, at)}template:\`${wrong}\`${background.slice(at + template.length)}`;
}

for (const { vector: name, right, wrong } of MUTATIONS) {
  test(`${name}: one wrong character in the header is noticed`, async () => {
    const vector = readHeaderVectors().find((each) => each.name === name);
    if (vector === undefined) throw new Error(`no vector ${name}`);
    const { providerId, region } = providerOf(name);
    const build = await copyBuild('chrome-mv3-e2e-all', {
      background: (text) => mutated(text, providerId, right, wrong),
    });
    const replica = await startReplica({ tokens: SAMPLE_TOKENS });
    const session = await launchChromium({ build: build.path, replica });
    try {
      const keybearer = await keybearerOf(session);
      const token = await keybearer.add({
        providerId,
        secret: vector.token,
        region,
        how: 'without-test',
      });
      const url = new URL(vector.url);
      replica.log.clear();
      await keybearer.ask('token.open', { id: token.id });
      const request = await replica.log.waitFor(
        ({ host, path }) => host === url.hostname && path === url.pathname,
      );
      const lines = replica.log.headerLines(request, vector.names);
      // It was sent, and the literal line of the vector tells it from the right one.
      expect(lines.join('\n')).toContain(vector.token);
      expect(lines).not.toEqual(vector.lines);
    } finally {
      await session.close();
      await replica.close();
      await build.remove();
    }
  });
}
