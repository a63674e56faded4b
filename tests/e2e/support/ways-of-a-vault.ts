import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { ChromiumSession } from '../../support/chromium';
import type { Reply } from './keybearer';

const passphraseIs = (passphrase: string) => ({ kind: 'passphrase', passphrase }) as const;

/** Sends a message that has to succeed from any page of ours. */
async function askFrom<T>(page: Page, name: string, input: object): Promise<T> {
  const reply: Reply = await page.evaluate((message) => globalThis.chrome.runtime.sendMessage(message), {
    name,
    input,
  });
  if (!reply.ok) throw new Error(`${name}: ${reply.code} ${JSON.stringify(reply.params)}`);
  return reply.value as T;
}

/**
 * Adds a passkey and a recovery code, uses the code, and replaces it, as the options page does.
 * @returns every secret that was in play, by what it is
 */
export async function liveWithAllWays(
  session: ChromiumSession,
  passphrase: string,
): Promise<Record<string, string | Uint8Array>> {
  const page = await session.openPopupPage('options.html');
  const output = randomBytes(32);
  const draw = async (proof: object): Promise<string> => {
    const { code } = await askFrom<{ code: string }>(page, 'recovery.begin', { proof });
    await askFrom(page, 'recovery.confirm', { ending: code.slice(-4) });
    return code;
  };
  await askFrom(page, 'passkey.add', {
    proof: passphraseIs(passphrase),
    credentialId: 'sample-credential-00',
    transports: ['internal'],
    salt: randomBytes(32).toString('base64'),
    output: output.toString('base64'),
  });
  const first = await draw(passphraseIs(passphrase));
  await askFrom(page, 'vault.lock', {});
  await askFrom(page, 'vault.unlock', { secret: { kind: 'recovery', code: first } });
  const second = await draw({ kind: 'recovery', code: first });
  await page.close();
  return {
    'output of the passkey': output,
    ...spellings('first recovery code', first),
    ...spellings('second recovery code', second),
  };
}

/** As it is shown, and as it is read. */
function spellings(what: string, code: string): Record<string, string> {
  return { [what]: code, [`${what}, without dashes`]: code.replaceAll('-', '').slice(0, 26) };
}
