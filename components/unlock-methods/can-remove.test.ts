import { describe, expect, it, vi } from 'vitest';
import type { UnlockMethodView } from '../../core/pages/snapshot';

vi.mock('../../platform/browser', () => ({ browser: {} }));

const { canRemove } = await import('./unlock-method-row');

const method = (id: string, kind: UnlockMethodView['kind']): UnlockMethodView => ({
  id,
  kind,
  createdAt: null,
});
const passphrase = method('a', 'passphrase');
const recovery = method('b', 'recovery');
const passkeys = [method('c', 'passkey'), method('d', 'passkey')];

describe('a way to unlock', () => {
  it('stays when only passkeys would be left', () => {
    expect(canRemove(passphrase, [passphrase])).toBe(false);
    expect(canRemove(passphrase, [passphrase, ...passkeys])).toBe(false);
    expect(canRemove(recovery, [...passkeys, recovery])).toBe(false);
  });

  it('goes when another that is no passkey stays', () => {
    expect(canRemove(passphrase, [passphrase, recovery])).toBe(true);
    expect(canRemove(recovery, [passphrase, recovery, ...passkeys])).toBe(true);
  });

  it('goes always when it is a passkey', () => {
    for (const passkey of passkeys) expect(canRemove(passkey, [passphrase, ...passkeys])).toBe(true);
  });
});
