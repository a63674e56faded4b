import { CRYPTO_CASES } from './cases';

/** What became of each case: `ok`, or the error. Runs inside a page, which has no modules of ours. */
async function run(): Promise<Record<string, string>> {
  const results: Record<string, string> = {};
  for (const [name, check] of CRYPTO_CASES) {
    results[name] = await check().then(
      () => 'ok',
      (error: unknown) => String(error),
    );
  }
  return results;
}

Object.assign(globalThis, { runCryptoCases: run });
