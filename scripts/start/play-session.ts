import { mkdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Replica } from '../../tests/servers/replica';
import { chooseApi } from '../../tests/support/choose-api';
import { type ChromiumSession, launchChromium } from '../../tests/support/chromium';
import { type HeaderVector, readHeaderVectors } from '../../tests/support/header-vectors';
import { answerPrompt } from '../../tests/support/permission-prompt';
import { startXvfb, type Xvfb } from '../../tests/support/xvfb';

const SCREENSHOTS = '.cache/start';
/** Milliseconds that any step may take. */
const PATIENCE = 20_000;
/** The popup's real size. */
const POPUP = { width: 380, height: 600 };

/**
 * Plays what a person would do, with the real permission prompt, and prints the header lines that each
 * API received before and after.
 * @returns whether every line was exact
 */
export async function playSession(replica: Replica): Promise<boolean> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  const xvfb = await startXvfb();
  const session = await launchChromium({
    build: '.output/chrome-mv3',
    replica,
    headed: true,
    display: xvfb.display,
    viewport: POPUP,
  });
  try {
    session.context.setDefaultTimeout(PATIENCE);
    const popup = await session.openPopupPage('popup.html#welcome');
    let exact = true;
    for (const sample of readHeaderVectors().filter(({ pageOrigin }) => pageOrigin === null)) {
      const good = await playSample(sample, { replica, session, xvfb, popup }).catch(
        async (error: unknown) => {
          await popup.screenshot({ path: `${SCREENSHOTS}/failed-${sample.name}.png` });
          throw error;
        },
      );
      exact = exact && good;
    }
    console.log(exact ? '\nEvery header line was exact.' : '\nSome header lines were not exact.');
    console.log(`Screenshots: ${SCREENSHOTS}/`);
    return exact;
  } finally {
    await session.close();
    await xvfb.stop();
  }
}

interface Stage {
  readonly replica: Replica;
  readonly session: ChromiumSession;
  readonly xvfb: Xvfb;
  readonly popup: Page;
}

async function playSample(vector: HeaderVector, stage: Stage): Promise<boolean> {
  const { providerName, region } = vector;
  const { session, popup, replica } = stage;
  console.log(`\n${providerName} ${region ?? ''}  GET ${vector.url}`);
  const visit = await session.context.newPage();
  replica.log.clear();
  await visit.goto(vector.url);
  const before = await arrived(vector, replica);
  await visit.close();

  await popup.bringToFront();
  await addToken(vector, stage);
  await popup.screenshot({ path: `${SCREENSHOTS}/${vector.name}.png` });
  replica.log.clear();
  const opened = session.context.waitForEvent('page');
  await popup.getByRole('button', { name: 'Open the API' }).click();
  const tab = await opened;
  const after = await arrived(vector, replica);
  // Chromium may never answer a close that comes while the page takes the place of the empty one.
  await tab.waitForURL(vector.url);
  await tab.close();
  await popup.bringToFront();
  await popup.getByRole('button', { name: 'Done' }).click();

  const token = /^(?:authorization|x-api-key): .*/;
  const clean = !before.some((line) => token.test(line));
  const exact = after.join('\n') === vector.lines.join('\n');
  print('before', clean ? ['(no token)'] : before);
  print('after', after);
  console.log(clean && exact ? '  ✓ exact' : `  ✗ expected:\n    ${vector.lines.join('\n    ')}`);
  return clean && exact;
}

async function addToken(vector: HeaderVector, { popup, xvfb }: Stage): Promise<void> {
  const { providerName, region } = vector;
  const add = popup.getByRole('button', { name: 'Add', exact: true });
  const field = popup.getByLabel('Token', { exact: true });
  await field.or(add).first().waitFor();
  if (await add.isVisible()) await add.click();
  await field.fill(vector.token);
  await popup.getByRole('button', { name: 'Continue' }).click();
  await chooseApi(popup, providerName);
  if (region !== null) await popup.getByRole('radio', { name: region, exact: true }).check();
  await popup.getByText('Authorization: ').or(popup.getByText('X-Api-Key: ')).first().waitFor();
  await answerPrompt(xvfb, 'grant', () => popup.getByRole('button', { name: 'Allow and test' }).click());
  await popup.getByText('Works', { exact: true }).waitFor();
}

/** The lines of the sample's headers in the request that reached its API. */
async function arrived(vector: HeaderVector, { log }: Replica): Promise<readonly string[]> {
  const url = new URL(vector.url);
  const request = await log.waitFor(
    ({ host, path, method }) => host === url.hostname && path === url.pathname && method === vector.method,
  );
  return log.headerLines(request, vector.names);
}

function print(when: string, lines: readonly string[]): void {
  for (const [index, line] of lines.entries()) {
    console.log(`  ${(index === 0 ? when : '').padEnd(7)}${line}`);
  }
}
