import { startReplica } from '../../servers/replica';
import { SAMPLE_TOKENS } from '../../servers/sample-tokens';
import { type ChromiumSession, launchChromium } from '../../support/chromium';
import { storeTokens } from '../popup/store-tokens';

/** What a browser really asks the build for until the popup's list stands, as paths in the build. */
export async function firstLoad(build: string): Promise<readonly string[]> {
  const replica = await startReplica({ tokens: SAMPLE_TOKENS });
  const session = await launchChromium({ build, replica });
  try {
    return await asked(session, await storeTokens(session));
  } finally {
    await session.close();
    await replica.close();
  }
}

async function asked(session: ChromiumSession, tokens: number): Promise<readonly string[]> {
  const tab = await session.context.newPage();
  const paths = new Set<string>();
  tab.on('request', (request) => paths.add(new URL(request.url()).pathname.slice(1)));
  await tab.goto(`chrome-extension://${session.extensionId}/popup.html`);
  await tab
    .locator('li button:enabled')
    .nth(tokens - 1)
    .waitFor();
  return [...paths];
}
