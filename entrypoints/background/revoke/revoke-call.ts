import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import { LockedError } from '../../../core/errors/vault-errors';
import type { MessageInput } from '../../../core/messages/message-table';
import type { Answer } from '../../../core/probe/classify';
import { secretsOf } from '../../../core/probe/secrets-of';
import { providerOf } from '../../../core/providers/against-catalogue';
import type { Provider } from '../../../core/providers/provider';
import { mayHaveRevoked, nextRecheck } from '../../../core/revoke/recheck';
import { idIn, readNoId, readRevoke } from '../../../core/revoke/revoke-answer';
import { type PreparedRevoke, preparedRevoke, type RevokeRequest } from '../../../core/revoke/revoke-call';
import { accessPattern } from '../../../core/token/access-pattern';
import type { RevokeCallResult } from '../../../core/token/revocation';
import { isSameSecret } from '../../../core/token/secret';
import type { TokenRecord } from '../../../core/token/token-record';
import { tokenOf } from '../../../core/vault/open-vault';
import { hasAccess } from '../../../platform/access';
import { exclusive } from '../../../platform/background/exclusive';
import { probeFetch } from '../../../platform/background/probe-fetch';
import { untilLock } from '../probe/prober';
import { providers } from '../stores/providers';
import { requireVault } from '../vault/open-vault';
import { changeRevocation, checkRevocation } from './revocation';

type Reading = Omit<RevokeCallResult, 'at'>;
type Confirmed = MessageInput<'revoke.call'>;

/**
 * Revokes a token by the provider's own call, once, and only as the user saw it. The result is seen by asking
 * again, never by the answer alone.
 * @throws {InvalidInputError} `revoke-changed` where something else would be called than what was shown;
 *   {KeybearerError} `no-access`; {LockedError}
 */
export async function callRevoke(confirmed: Confirmed): Promise<void> {
  const outcome = await exclusive(`revoke-${confirmed.id}`, () => callOnce(confirmed));
  if (mayHaveRevoked(outcome)) await checkRevocation(confirmed.id, 'user');
}

async function callOnce({ id, shown, after }: Confirmed): Promise<RevokeCallResult['outcome']> {
  // Before all else: a lock that begins meanwhile ends this.
  const signal = untilLock();
  const token = tokenOf(await requireVault(), id);
  const provider = providerOf(token, await providers());
  const prepared = preparedRevoke(provider, token);
  const { revocation } = token;
  const isAsShown =
    provider !== undefined &&
    revocation !== null &&
    (revocation.call?.at ?? null) === after &&
    JSON.stringify(prepared?.lines) === JSON.stringify(shown);
  if (!isAsShown || prepared === null) throw new InvalidInputError('revoke-changed');
  if (!(await hasAccess([accessPattern(prepared.origin)]))) throw new KeybearerError('no-access');
  const at = Math.max(Date.now(), (after ?? 0) + 1);
  // Before the call: where the worker dies in the middle, nobody calls again unless the user does.
  await note(token, { at, ...BEGUN }, nextRecheck(revocation.checks, Date.now()));
  // Removed, kept after all or replaced meanwhile: what was shown is no longer true.
  if ((await requireVault()).tokens.get(id)?.revocation?.call?.at !== at)
    throw new InvalidInputError('revoke-changed');
  const reading = await make(prepared, provider, token, signal);
  const mayBeGone = mayHaveRevoked(reading.outcome);
  await note(token, { at, ...reading }, mayBeGone ? undefined : revocation.nextCheckAt);
  return reading.outcome;
}

const BEGUN = { outcome: 'begun', status: null, reason: null, message: null } as const satisfies Reading;

/** @param nextCheckAt stays as it is where nothing is given */
async function note(
  token: TokenRecord,
  call: RevokeCallResult,
  nextCheckAt: number | null | undefined,
): Promise<void> {
  await changeRevocation(token.id, (now, record) => {
    if (now === null || !isSameSecret(token, record)) return now;
    return { ...now, call, ...(nextCheckAt === undefined ? {} : { nextCheckAt }) };
  });
}

async function make(
  { call, idRequest, request }: PreparedRevoke,
  provider: Provider,
  token: TokenRecord,
  signal: AbortSignal,
): Promise<Reading> {
  const secrets = secretsOf(token);
  let id: string | null = null;
  if (idRequest !== null && call.id !== undefined) {
    const said = await send(idRequest, signal);
    if ('failed' in said) return { outcome: 'no-id', status: null, reason: said.failed, message: null };
    id = idIn(said.answer, call.id.at, secrets);
    if (id === null) return readNoId(said.answer, provider, secrets);
  }
  const reply = await send(request(id), signal);
  if ('failed' in reply) return { outcome: 'not-reached', status: null, reason: reply.failed, message: null };
  return readRevoke(reply.answer, call, provider, secrets);
}

async function send(
  request: RevokeRequest,
  signal: AbortSignal,
): Promise<{ readonly answer: Answer } | { readonly failed: NonNullable<Reading['reason']> }> {
  if (signal.aborted) throw new LockedError();
  const reply = await probeFetch(request, signal);
  if (signal.aborted) throw new LockedError();
  return reply;
}
