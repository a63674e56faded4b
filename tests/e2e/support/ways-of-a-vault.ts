import { randomBytes } from 'node:crypto';
import type { Reply } from './keybearer';

const passphraseIs = (passphrase: string) => ({ kind: 'passphrase', passphrase }) as const;

/** Sends one message from the options page. */
export type SendFromOptions = (message: { name: string; input: object }) => Promise<unknown>;

/**
 * Adds a passkey and a recovery code, uses the code, and replaces it, as the options page does.
 * @returns every secret that was in play, by what it is
 */
export async function liveWithAllWays(
  send: SendFromOptions,
  passphrase: string,
): Promise<Record<string, string | Uint8Array>> {
  const ask = async <T>(name: string, input: object): Promise<T> => {
    const reply = (await send({ name, input })) as Reply;
    if (!reply.ok) throw new Error(`${name}: ${reply.code} ${JSON.stringify(reply.params)}`);
    return reply.value as T;
  };
  const output = randomBytes(32);
  const draw = async (proof: object): Promise<string> => {
    const { code } = await ask<{ code: string }>('recovery.begin', { proof });
    await ask('recovery.confirm', { ending: code.slice(-4) });
    return code;
  };
  await ask('passkey.add', {
    proof: passphraseIs(passphrase),
    credentialId: 'sample-credential-00',
    transports: ['internal'],
    salt: randomBytes(32).toString('base64'),
    output: output.toString('base64'),
  });
  const first = await draw(passphraseIs(passphrase));
  await ask('vault.lock', {});
  await ask('vault.unlock', { secret: { kind: 'recovery', code: first } });
  const second = await draw({ kind: 'recovery', code: first });
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
