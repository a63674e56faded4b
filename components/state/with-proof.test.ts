import { beforeEach, describe, expect, it, vi } from 'vitest';

vi.mock('../../platform/browser', () => ({ browser: {} }));

const { MessageRefusedError } = await import('../../platform/send-message');
const { store } = await import('./store');
const { ProofDeclinedError, withProof } = await import('./send');

const refused = (code: 'proof-needed' | 'not-found') =>
  new MessageRefusedError({ ok: false, code, params: {} });

/** Refused for want of a proof as often as this says, then done. */
function wanting(times: number) {
  let left = times;
  return vi.fn(async () => {
    if (left-- > 0) throw refused('proof-needed');
    return 'done';
  });
}

describe('something that may ask for a fresh proof', () => {
  beforeEach(() => store.setState({ answerProof: null }));

  it('is not asked for one where none is needed', async () => {
    expect(await withProof(wanting(0))).toBe('done');
    expect(store.getState().answerProof).toBeNull();
  });

  it('is run again after the proof', async () => {
    const run = wanting(1);
    const done = withProof(run);
    await expect.poll(() => store.getState().answerProof).not.toBeNull();
    expect(run).toHaveBeenCalledTimes(1);
    store.getState().answerProof?.(true);
    expect(await done).toBe('done');
    expect(run).toHaveBeenCalledTimes(2);
    expect(store.getState().answerProof).toBeNull();
  });

  it('is not run again when the question is closed', async () => {
    const run = wanting(1);
    const done = withProof(run);
    await expect.poll(() => store.getState().answerProof).not.toBeNull();
    store.getState().answerProof?.(false);
    await expect(done).rejects.toBeInstanceOf(ProofDeclinedError);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('gives up for a second question, which stays open', async () => {
    const first = withProof(wanting(1));
    first.catch(() => undefined);
    await expect.poll(() => store.getState().answerProof).not.toBeNull();
    const closeFirst = store.getState().answerProof;
    const second = withProof(wanting(1));
    await expect(first).rejects.toBeInstanceOf(ProofDeclinedError);
    closeFirst?.(false);
    expect(store.getState().answerProof).not.toBeNull();
    store.getState().answerProof?.(true);
    expect(await second).toBe('done');
  });

  it('passes other refusals on', async () => {
    const error = refused('not-found');
    await expect(withProof(() => Promise.reject(error))).rejects.toBe(error);
    expect(store.getState().answerProof).toBeNull();
  });
});
