import type { SecretInput } from '../../../core/messages/inputs';
import type { OpenVault } from '../../../core/vault/open-vault';
import { fakeOwnProvider } from '../../../core/vault/testing/fake-own-provider';
import { fakeToken } from '../../../core/vault/testing/fake-token';
import { QUICK_KDF } from '../../../core/vault/testing/quick-kdf';
import type { Product } from '../bundle';
import { toFormat1, toFormat2 } from './older-formats';

/** What a browser holds before something is done. */
export interface Scene {
  readonly local: Readonly<Record<string, unknown>>;
  readonly session: Readonly<Record<string, unknown>>;
  /** What opens the vault by now, or once did, or will. */
  readonly secrets: readonly SecretInput[];
}

export const OLD = 'the old passphrase';
export const NEW = 'the new passphrase';
export const OUTPUT = new Uint8Array(32).fill(7);
export const NEW_OUTPUT = new Uint8Array(32).fill(8);
export const TOKENS = {
  edited: 'edited-token-0001',
  replaced: 'replaced-token-01',
  removed: 'removed-token-001',
  revoked: 'revoked-token-001',
} as const;

export type SceneName =
  | 'session'
  | 'open'
  | 'locked'
  | 'format 1'
  | 'format 2'
  | 'session of format 2'
  | 'weak'
  | 'aside'
  | 'aside beside another';

/** Every scene, made once: workers get copies. */
export async function makeScenes(product: Product): Promise<Readonly<Record<SceneName, Scene>>> {
  const { createVault, recoverySlot, withPassphrase, withToken, withUnlockMethod } = product;
  const base = await tokens(product);
  const code = await product.newRecoveryCode();
  const weak = await withPassphrase(base, OLD, QUICK_KDF);
  const strong = await withPassphrase(base, OLD);
  const withCode = await withUnlockMethod(strong, recoverySlot(await product.readRecoveryCode(code)));
  const whole = await withUnlockMethod(
    withCode,
    product.passkeySlot(OUTPUT, {
      credentialId: 'fake-credential-0001',
      transports: ['internal'],
      salt: product.toBase64(OUTPUT),
      createdAt: 1,
    }),
  );
  const passkey = whole.file.slots.find(({ kind }) => kind === 'passkey');
  const secrets: readonly SecretInput[] = [
    { kind: 'passphrase', passphrase: OLD },
    { kind: 'passphrase', passphrase: NEW },
    { kind: 'recovery', code },
    { kind: 'passkey', slotId: passkey?.id ?? '', output: product.toBase64(OUTPUT) },
    { kind: 'passkey', slotId: 'of-the-new-passkey', output: product.toBase64(NEW_OUTPUT) },
  ];
  const stored = ({ file }: OpenVault) => ({ vault: file, 'vault.previous': file });
  const keys = ({ key }: OpenVault) => ({ 'vault-keys': [product.toBase64(key)], 'proven-at': Date.now() });
  const scene = (vault: OpenVault, unlocked: boolean, more: object = {}): Scene => ({
    local: { ...stored(vault), ...more },
    session: unlocked ? keys(vault) : { locked: { reason: 'user', at: 1 } },
    secrets,
  });
  const empty = await createVault();
  const other = await withPassphrase(await withToken(empty, fakeToken('other-token-0001')), OLD);
  const aside = { 'vault.archived': [{ at: 1, content: stored(whole) }] };
  return {
    session: scene(base, true),
    open: scene(whole, true),
    locked: scene(whole, false),
    'format 1': scene(await toFormat1(product, base, OLD), false),
    'format 2': scene(await toFormat2(product, whole), false),
    'session of format 2': scene(await toFormat2(product, base), true),
    weak: scene(weak, false),
    aside: scene(empty, true, aside),
    'aside beside another': scene(other, true, aside),
  };
}

async function tokens(product: Product): Promise<OpenVault> {
  const { createVault, putRecord, withOwnProvider, withSettings, withToken } = product;
  const pagerduty = { providerId: 'pagerduty', providerName: 'PagerDuty', pathPrefix: '', allowedSites: [] };
  const revocation = { startedAt: 1, checks: 0, nextCheckAt: null, lastCheck: null };
  let vault = await withSettings(await createVault(), { idleMinutes: 30 });
  for (const token of [
    fakeToken(TOKENS.edited, { origins: ['https://edited.example.com'] }),
    fakeToken(TOKENS.removed, { origins: ['https://removed.example.com'] }),
    fakeToken(TOKENS.replaced, { ...pagerduty, origins: ['https://api.pagerduty.com'], region: 'US' }),
    fakeToken(TOKENS.revoked, {
      ...pagerduty,
      origins: ['https://api.eu.pagerduty.com'],
      region: 'EU',
      revocation,
    }),
  ]) {
    vault = await withToken(vault, token);
  }
  vault = await withOwnProvider(vault, fakeOwnProvider());
  const later = { id: 'later-record', purpose: 'later', label: 'Of a later version' };
  return { ...vault, ...(await putRecord(vault, later, new Uint8Array([1, 2, 3]))) };
}

/** Sites that the fake browser gives access to. */
export const ORIGINS = [
  'https://edited.example.com',
  'https://removed.example.com',
  'https://api.pagerduty.com',
  'https://api.eu.pagerduty.com',
  'https://api.usepylon.com',
  'https://docs.example.com',
];
