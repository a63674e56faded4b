import { build } from 'vite';
import { CRYPTO_CASES } from '../crypto/cases';
import { startReplica } from '../servers/replica';
import { SAMPLE_TOKENS } from '../servers/sample-tokens';
import { launchFirefox } from '../support/firefox';
import { expect, test } from './support/test';

const SITE = 'https://other.example/';
const RUN = 'globalThis.runCryptoCases()';
const ALL_OK = Object.fromEntries(CRYPTO_CASES.map(([name]) => [name, 'ok']));

/** The cases as one script; no part of it is written to disk. */
async function script(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: { entry: 'tests/crypto/in-page.ts', formats: ['iife'], name: 'cases' },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (first === undefined || !('output' in first)) throw new Error('one bundle expected');
  return first.output[0].code;
}

// Proves P1: The vault’s cryptography gives published results in Chromium.
test('cryptography in Chromium', async ({ tab }) => {
  await tab.goto(SITE);
  await tab.evaluate(await script());
  expect(await tab.evaluate(RUN)).toEqual(ALL_OK);
});

// Proves P1: The vault’s cryptography gives published results in Firefox.
test('cryptography in Firefox', async () => {
  const replica = await startReplica({ tokens: SAMPLE_TOKENS });
  const firefox = await launchFirefox({ build: '.output/firefox-mv3', replica });
  try {
    const page = await firefox.newPage();
    await page.goto(SITE);
    await page.evaluate(await script());
    expect(await page.evaluate(RUN)).toEqual(ALL_OK);
  } finally {
    await firefox.close();
    await replica.close();
  }
});
