import { toBase64Parts } from '../../../core/bytes/base64-parts';
import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import { LockedError } from '../../../core/errors/vault-errors';
import type { MessageInput, MessageOutput } from '../../../core/messages/message-table';
import { descriptionAddress } from '../../../core/openapi/description-address';
import { exactAddress } from '../../../core/providers/filled-address';
import { accessPattern } from '../../../core/token/access-pattern';
import { hasAccess } from '../../../platform/access';
import { fetchWhole } from '../../../platform/background/probe-fetch';
import { redirectTarget } from '../../../platform/background/redirect-target';
import { untilLock } from '../probe/prober';
import { sealedValue } from '../session-storage/sealed-value';
import { requireVault, whileUnlocked } from '../vault/open-vault';

/** Milliseconds for which an address waits for the options page. */
const HANDED_FOR = 10 * 60_000;

const handedStore = sealedValue('handedAddress');

/**
 * Asks for a description at exactly the address that the user sees, once: without a token, as no rule of ours fits a
 * request of our own, without cookies, and following nothing. What comes is read by the page, never here.
 * @throws {InvalidInputError} `description-address`; {KeybearerError} `no-access`, `not-fetched` with a reason;
 *   {LockedError}
 */
export async function fetchDescription({
  url,
}: MessageInput<'description.fetch'>): Promise<MessageOutput<'description.fetch'>> {
  // Before all else: a lock that begins meanwhile ends this.
  const signal = untilLock();
  await requireVault();
  // What is asked for is what was shown, letter by letter.
  if (descriptionAddress(url) !== url) throw new InvalidInputError('description-address');
  const { origin } = new URL(url);
  if (!(await hasAccess([accessPattern(origin)]))) throw new KeybearerError('no-access');
  const target = redirectTarget(url);
  try {
    const reply = await fetchWhole(
      { method: 'GET', url: exactAddress(origin, url.slice(origin.length)), headers: {}, body: null },
      signal,
    );
    if (signal.aborted) throw new LockedError();
    if ('failed' in reply) throw notFetched(reply.failed === 'timeout' ? 'timeout' : 'not-reached');
    const { answer } = reply;
    if (answer.kind === 'whole') return { kind: 'whole', parts: toBase64Parts(answer.body) };
    if (answer.kind === 'redirect') return { kind: 'redirect', to: await target.read() };
    throw notFetched(answer.kind, answer.kind === 'status' ? answer.status : undefined);
  } finally {
    target.stop();
  }
}

function notFetched(reason: string, status?: number): KeybearerError {
  return new KeybearerError('not-fetched', status === undefined ? { reason } : { reason, status });
}

/** Keeps the address of a tab for the options page. @throws {InvalidInputError} `description-address` */
export async function handAddress({ url }: MessageInput<'description.hand'>): Promise<void> {
  const exact = descriptionAddress(url);
  await whileUnlocked((vault) => handedStore.write(vault, { url: exact, until: Date.now() + HANDED_FOR }));
}

/** Takes what was handed over; null where there is nothing, or its time is over. */
export async function handedAddress(): Promise<MessageOutput<'description.handed'>> {
  const handed = await handedStore.read(await requireVault());
  await handedStore.remove();
  return handed === null || handed.until <= Date.now() ? null : { url: handed.url };
}
