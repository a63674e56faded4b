import { fromBase64, fromBase64url, toBase64 } from '../core/bytes/base64';
import { randomBytes } from '../core/bytes/bytes';
import { InvalidInputError } from '../core/errors/invalid-input-error';
import { KeybearerError } from '../core/errors/keybearer-error';
import type { PasskeyRequest } from '../core/shapes/passkey-request';
import { pageHasFocus } from './page-has-focus';

/** A passkey that was made, and what its PRF gives for the salt. */
export interface MadePasskey extends Omit<PasskeyRequest, 'slotId'> {
  /** 32 bytes as base64. */
  readonly output: string;
}

/** The answer of an authenticator. */
export interface PasskeyAnswer {
  readonly slotId: string;
  /** 32 bytes as base64. */
  readonly output: string;
}

/** Milliseconds: people look for a key or a phone. */
const TIMEOUT = 120_000;
const PRF_BYTES = 32;
/** ES256, EdDSA, RS256. Nobody checks a signature: what counts is the output of the PRF. */
const ALGORITHMS = [-7, -8, -257];
/** Names of transports, as messages carry them. */
const TRANSPORT = /^[a-z-]{1,20}$/;
const MOST_TRANSPORTS = 8;

/**
 * Makes a passkey. It belongs to the extension's own id, which Chrome takes when no address is named, so one
 * from another build or store does not work here. Needs a page in a tab: a popup closes when the browser asks.
 * @param known base64url ids of those that open the vault already
 * @throws {KeybearerError} `passkey-cancelled`, `passkey-without-prf`, `passkey-failed`
 * @throws {InvalidInputError} `known-passkey` when this authenticator holds one of the known
 */
export async function makePasskey(known: readonly string[], signal: AbortSignal): Promise<MadePasskey> {
  const salt = randomBytes(PRF_BYTES);
  const publicKey: PublicKeyCredentialCreationOptions = {
    rp: { name: 'Keybearer' },
    user: { id: randomBytes(16), name: 'Keybearer', displayName: 'Keybearer' },
    challenge: randomBytes(32),
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    excludeCredentials: known.map((id) => ({ type: 'public-key', id: fromBase64url(id) })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    timeout: TIMEOUT,
    extensions: { prf: { eval: { first: salt } } },
  };
  const made = await asked(signal, () => navigator.credentials.create({ publicKey, signal }));
  const { prf } = made.getClientExtensionResults();
  if (prf?.enabled !== true) throw new KeybearerError('passkey-without-prf');
  const request = { credentialId: made.id, transports: transportsOf(made), salt: toBase64(salt) };
  // Security keys give the output only when they are asked for it afterwards.
  const output =
    prf.results === undefined
      ? (await askPasskey([{ slotId: '', ...request }], signal)).output
      : outputOf(prf.results.first);
  return { ...request, output };
}

/**
 * Asks for one of these passkeys. Needs a page in a tab.
 * @throws {KeybearerError} `passkey-cancelled`, `passkey-without-prf`, `passkey-failed`
 */
export async function askPasskey(
  requests: readonly PasskeyRequest[],
  signal: AbortSignal,
): Promise<PasskeyAnswer> {
  const salts = requests.map(({ credentialId, salt }) => [credentialId, { first: fromBase64(salt) }]);
  const publicKey: PublicKeyCredentialRequestOptions = {
    challenge: randomBytes(32),
    allowCredentials: requests.map(({ credentialId, transports }) => ({
      type: 'public-key',
      id: fromBase64url(credentialId),
      transports: [...transports] as AuthenticatorTransport[],
    })),
    userVerification: 'required',
    timeout: TIMEOUT,
    extensions: { prf: { evalByCredential: Object.fromEntries(salts) } },
  };
  const given = await asked(signal, () => navigator.credentials.get({ publicKey, signal }));
  const request = requests.find(({ credentialId }) => credentialId === given.id);
  if (request === undefined) throw new KeybearerError('passkey-failed');
  const first = given.getClientExtensionResults().prf?.results?.first;
  if (first === undefined) throw new KeybearerError('passkey-without-prf');
  return { slotId: request.slotId, output: outputOf(first) };
}

/** Chrome refuses a page without focus, and a tab that was just opened gets it a moment later. */
async function asked(
  signal: AbortSignal,
  ceremony: () => Promise<Credential | null>,
): Promise<PublicKeyCredential> {
  try {
    await pageHasFocus(signal);
    const credential = await ceremony();
    if (credential instanceof PublicKeyCredential) return credential;
  } catch (error) {
    throw named(error);
  }
  throw new KeybearerError('passkey-failed');
}

/** `NotAllowedError` means closed, too late or no such passkey; sites are not to know which. */
function named(error: unknown): KeybearerError {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'InvalidStateError') return new InvalidInputError('known-passkey', { cause: error });
  const cancelled = name === 'NotAllowedError' || name === 'AbortError';
  return new KeybearerError(cancelled ? 'passkey-cancelled' : 'passkey-failed', {}, { cause: error });
}

/** The output as a message carries it; the bytes themselves are zeroed. */
function outputOf(source: BufferSource): string {
  const bytes = ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
  if (bytes.length !== PRF_BYTES) throw new KeybearerError('passkey-without-prf');
  const output = toBase64(bytes);
  bytes.fill(0);
  return output;
}

function transportsOf({ response }: PublicKeyCredential): readonly string[] {
  const named = response instanceof AuthenticatorAttestationResponse ? response.getTransports() : [];
  return named.filter((transport) => TRANSPORT.test(transport)).slice(0, MOST_TRANSPORTS);
}
