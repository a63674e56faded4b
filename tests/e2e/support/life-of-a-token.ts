import { expect, type Page } from '@playwright/test';
import type { Replica } from '../../servers/replica';
import { SAMPLE } from '../../servers/sample-tokens';
import type { ChromiumSession } from '../../support/chromium';
import type { Keybearer } from './keybearer';

export const PASSPHRASE = 'sample passphrase for tests';
export const HOST = 'api.pagerduty.com';
export const API = `https://${HOST}/users/me`;
export const LINE = `authorization: Token token=${SAMPLE.pagerdutyUserUs}`;

export const TOKEN = { providerId: 'pagerduty', secret: SAMPLE.pagerdutyUserUs, region: 'US' };

export interface Scene {
  readonly keybearer: Keybearer;
  readonly session: ChromiumSession;
  readonly replica: Replica;
  readonly tab: Page;
}

/** One thing that the user or the provider does, and what is true afterwards. */
export interface Step {
  readonly name: string;
  act(scene: Scene): Promise<unknown>;
  /** What the snapshot has to say; null while locked. */
  readonly snapshot: Record<string, unknown> | null;
  /** Whether a visit to the API carries the token. */
  readonly sent: boolean;
}

async function onlyToken({ keybearer }: Scene): Promise<{ id: string }> {
  const [token] = (await keybearer.snapshot())?.tokens ?? [];
  if (token === undefined) throw new Error('there is no token');
  return token;
}

const toToken =
  (name: string, more: Record<string, unknown> = {}) =>
  async (scene: Scene) =>
    scene.keybearer.ask(name, { id: (await onlyToken(scene)).id, ...more });
const ask =
  (name: string, input: object = {}) =>
  ({ keybearer }: Scene) =>
    keybearer.ask(name, input);
const token = (view: Record<string, unknown>) => ({ tokens: [expect.objectContaining(view)] });

export const WORKS = {
  status: 'sent',
  on: true,
  test: expect.objectContaining({ outcome: 'works', status: 200 }),
};

/** A token's life, step by step. */
export const JOURNEY: readonly Step[] = [
  {
    name: 'paste',
    act: ask('draft.put', { text: SAMPLE.pagerdutyUserUs, tabOrigin: null, replacesId: null }),
    snapshot: { tokens: [], draft: expect.objectContaining({ state: 'open', length: 20 }) },
    sent: false,
  },
  {
    name: 'choose',
    act: ask('draft.choose', { providerId: 'pagerduty', region: 'US', allowedSites: [] }),
    snapshot: { draft: expect.objectContaining({ origins: [`https://${HOST}`], region: 'US' }) },
    sent: false,
  },
  {
    name: 'test and save',
    act: ask('draft.finish', { how: 'test' }),
    snapshot: { ...token(WORKS), draft: null, result: expect.anything(), vault: 'session' },
    sent: true,
  },
  { name: 'look at the result', act: ask('result.dismiss'), snapshot: { result: null }, sent: true },
  {
    name: 'off',
    act: toToken('token.edit', { on: false }),
    snapshot: token({ on: false, status: 'off' }),
    sent: false,
  },
  { name: 'on', act: toToken('token.edit', { on: true }), snapshot: token(WORKS), sent: true },
  { name: 'pause', act: ask('pause.set', { paused: true }), snapshot: { paused: true }, sent: false },
  { name: 'resume', act: ask('pause.set', { paused: false }), snapshot: token(WORKS), sent: true },
  {
    name: 'passphrase',
    act: ask('passphrase.set', { passphrase: PASSPHRASE, proof: null }),
    snapshot: { ...token(WORKS), vault: 'passphrase' },
    sent: true,
  },
  { name: 'lock', act: ask('vault.lock'), snapshot: null, sent: false },
  {
    name: 'unlock',
    act: ask('vault.unlock', { secret: { kind: 'passphrase', passphrase: PASSPHRASE } }),
    snapshot: { ...token(WORKS), vault: 'passphrase' },
    sent: true,
  },
  {
    name: 'start to revoke',
    act: toToken('revoke.start'),
    snapshot: token({ status: 'revoking', revocation: expect.objectContaining({ nextCheckAt: null }) }),
    sent: false,
  },
  {
    name: 'open the page of the provider',
    act: toToken('revoke.open-page'),
    snapshot: token({
      status: 'revoking',
      revocation: expect.objectContaining({ nextCheckAt: expect.any(Number) }),
    }),
    sent: false,
  },
  {
    name: 'check too early',
    act: toToken('revoke.check'),
    snapshot: token({
      revocation: expect.objectContaining({ lastCheck: expect.objectContaining({ outcome: 'works' }) }),
    }),
    sent: false,
  },
  {
    name: 'the provider deletes it',
    act: async ({ replica }) => replica.tokens.revoke('pagerduty', SAMPLE.pagerdutyUserUs),
    snapshot: token({ status: 'revoking' }),
    sent: false,
  },
  {
    name: 'check',
    act: toToken('revoke.check'),
    snapshot: { tokens: [], revoked: expect.objectContaining({ providerName: 'PagerDuty' }) },
    sent: false,
  },
  {
    name: 'read the notice',
    act: ask('revoke.dismiss'),
    snapshot: { tokens: [], revoked: null },
    sent: false,
  },
];
