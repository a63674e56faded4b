import { beforeEach, describe, expect, it, vi } from 'vitest';
import { askPasskey, makePasskey } from './passkey';

/** The part of WebAuthn that the page uses. */
class FakeCredential {
  readonly id: string;
  readonly response: FakeAttestation;
  readonly #prf: object | undefined;

  constructor(id: string, prf: object | undefined, transports: readonly string[] = []) {
    this.id = id;
    this.#prf = prf;
    this.response = new FakeAttestation(transports);
  }

  getClientExtensionResults(): object {
    return this.#prf === undefined ? {} : { prf: this.#prf };
  }
}

class FakeAttestation {
  readonly #transports: readonly string[];
  constructor(transports: readonly string[]) {
    this.#transports = transports;
  }
  getTransports(): readonly string[] {
    return this.#transports;
  }
}

const ID = Buffer.from('sample credential').toString('base64url');
const OTHER = Buffer.from('another credential').toString('base64url');
const SALT = Buffer.alloc(32, 9).toString('base64');
const { signal } = new AbortController();
const request = (slotId: string, credentialId: string) => ({
  slotId,
  credentialId,
  transports: ['internal'],
  salt: SALT,
});

const create = vi.fn();
const get = vi.fn();
let output: Uint8Array<ArrayBuffer>;

beforeEach(() => {
  output = new Uint8Array(32).fill(5);
  vi.resetAllMocks();
  vi.stubGlobal('PublicKeyCredential', FakeCredential);
  vi.stubGlobal('AuthenticatorAttestationResponse', FakeAttestation);
  vi.stubGlobal('navigator', { credentials: { create, get } });
  vi.stubGlobal('document', { hasFocus: () => true });
});

const answers = (first: BufferSource) => ({ enabled: true, results: { first } });
const inBase64 = Buffer.alloc(32, 5).toString('base64');
const refusal = (name: string) => new DOMException('words of the browser', name);

describe('a new passkey', () => {
  it('asks for what the vault needs, and names no address', async () => {
    create.mockResolvedValue(new FakeCredential(ID, answers(output.buffer), ['internal', 'Not A Transport']));
    const made = await makePasskey([OTHER], signal);
    expect(made).toMatchObject({ credentialId: ID, transports: ['internal'], output: inBase64 });
    const [{ publicKey }] = create.mock.calls[0] ?? [];
    expect(publicKey.rp).toEqual({ name: 'Keybearer' });
    expect(publicKey.user).toMatchObject({ name: 'Keybearer', displayName: 'Keybearer' });
    expect(publicKey.authenticatorSelection).toEqual({
      residentKey: 'preferred',
      userVerification: 'required',
    });
    expect(Buffer.from(publicKey.excludeCredentials[0].id).toString()).toBe('another credential');
    expect(Buffer.from(publicKey.extensions.prf.eval.first).toString('base64')).toBe(made.salt);
    expect(publicKey.extensions.prf.eval.first).toHaveLength(32);
    expect(get).not.toHaveBeenCalled();
  });

  it('has another salt each time', async () => {
    create.mockImplementation(async () => new FakeCredential(ID, answers(new Uint8Array(32))));
    expect((await makePasskey([], signal)).salt).not.toBe((await makePasskey([], signal)).salt);
  });

  it('leaves no output in memory that it could zero', async () => {
    create.mockResolvedValue(new FakeCredential(ID, answers(output)));
    await makePasskey([], signal);
    expect([...output]).toEqual(Array(32).fill(0));
  });

  it('is asked for its output afterwards where making it gives none', async () => {
    create.mockResolvedValue(new FakeCredential(ID, { enabled: true }));
    get.mockResolvedValue(new FakeCredential(ID, { results: { first: output } }));
    const made = await makePasskey([], signal);
    expect(made.output).toBe(inBase64);
    const [{ publicKey }] = get.mock.calls[0] ?? [];
    expect(Buffer.from(publicKey.extensions.prf.evalByCredential[ID].first).toString('base64')).toBe(
      made.salt,
    );
  });

  it.each([
    ['no word of a PRF', undefined],
    ['a PRF that is not there', { enabled: false }],
    ['an output of another length', answers(new Uint8Array(16))],
  ])('is refused with %s', async (_what, prf) => {
    create.mockResolvedValue(new FakeCredential(ID, prf));
    await expect(makePasskey([], signal)).rejects.toMatchObject({ code: 'passkey-without-prf' });
  });
});

describe('a passkey that is asked for', () => {
  it('answers for its own slot, and its output is zeroed', async () => {
    get.mockResolvedValue(new FakeCredential(OTHER, { results: { first: output } }));
    const answer = await askPasskey([request('one', ID), request('two', OTHER)], signal);
    expect(answer).toEqual({ slotId: 'two', output: inBase64 });
    expect([...output]).toEqual(Array(32).fill(0));
    const [{ publicKey }] = get.mock.calls[0] ?? [];
    expect(publicKey.userVerification).toBe('required');
    expect(publicKey.rpId).toBeUndefined();
    expect(publicKey.allowCredentials).toHaveLength(2);
  });

  it('is refused when nobody asked for it, or when it gives nothing', async () => {
    get.mockResolvedValueOnce(new FakeCredential(OTHER, { results: { first: output } }));
    await expect(askPasskey([request('one', ID)], signal)).rejects.toMatchObject({ code: 'passkey-failed' });
    get.mockResolvedValueOnce(new FakeCredential(ID, {}));
    await expect(askPasskey([request('one', ID)], signal)).rejects.toMatchObject({
      code: 'passkey-without-prf',
    });
  });

  it.each([
    ['NotAllowedError', { code: 'passkey-cancelled' }],
    ['AbortError', { code: 'passkey-cancelled' }],
    ['InvalidStateError', { code: 'invalid-input', params: { reason: 'known-passkey' } }],
    ['SecurityError', { code: 'passkey-failed' }],
  ])('%s gets a name of ours', async (name, expected) => {
    get.mockRejectedValue(refusal(name));
    await expect(askPasskey([request('one', ID)], signal)).rejects.toMatchObject(expected);
  });

  it('waits until its page has the focus', async () => {
    const window = new EventTarget();
    vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
    vi.stubGlobal('document', { hasFocus: () => false });
    get.mockResolvedValue(new FakeCredential(ID, { results: { first: output } }));
    const answer = askPasskey([request('one', ID)], signal);
    expect(get).not.toHaveBeenCalled();
    window.dispatchEvent(new Event('focus'));
    expect(await answer).toMatchObject({ slotId: 'one' });
  });
});
