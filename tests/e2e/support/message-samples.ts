import type { MessageName } from '../../../core/messages/message-table';
import { SAMPLE } from '../../servers/sample-tokens';

/** One message of the right shape, and what a fresh vault without a passphrase answers to it. */
export interface MessageSample {
  readonly name: MessageName;
  readonly input: Readonly<Record<string, unknown>>;
  /** `ok`, or the error's code, with its reason where it has one. */
  readonly answer: string;
}

/** Right in form, but nobody's. */
const ID = 'sample-unknown-id-00';

/** Every message once, in an order in which each still does something. */
export const MESSAGE_SAMPLES: readonly MessageSample[] = [
  { name: 'standing.get', input: {}, answer: 'ok' },
  { name: 'settings.set', input: { idleMinutes: 30, lockWithScreen: false }, answer: 'ok' },
  { name: 'pause.set', input: { paused: true }, answer: 'ok' },
  {
    name: 'draft.put',
    input: { text: SAMPLE.pagerdutyUserUs, tabOrigin: null, replacesId: null },
    answer: 'ok',
  },
  {
    name: 'draft.choose',
    input: { providerId: 'pagerduty', region: 'US', allowedSites: [] },
    answer: 'ok',
  },
  { name: 'draft.asked', input: {}, answer: 'ok' },
  { name: 'draft.finish', input: { how: 'without-sending' }, answer: 'ok' },
  { name: 'draft.discard', input: {}, answer: 'ok' },
  { name: 'result.dismiss', input: {}, answer: 'ok' },
  { name: 'token.test', input: { id: ID }, answer: 'not-found' },
  { name: 'token.use-region', input: { id: ID, region: 'EU' }, answer: 'not-found' },
  { name: 'token.edit', input: { id: ID }, answer: 'not-found' },
  { name: 'token.choose-tab', input: { id: ID, tabId: 1, chosen: true }, answer: 'not-found' },
  { name: 'token.send-for', input: { id: ID, minutes: 15 }, answer: 'not-found' },
  { name: 'token.remove', input: { id: ID }, answer: 'not-found' },
  { name: 'token.restore', input: {}, answer: 'ok' },
  { name: 'token.open', input: { id: ID }, answer: 'not-found' },
  // No such tab.
  { name: 'tab.reload', input: { tabId: 2_000_000_000 }, answer: 'unexpected' },
  { name: 'revoke.start', input: { id: ID }, answer: 'not-found' },
  { name: 'revoke.open-page', input: { id: ID }, answer: 'not-found' },
  { name: 'revoke.check', input: { id: ID }, answer: 'ok' },
  { name: 'revoke.cancel', input: { id: ID }, answer: 'not-found' },
  { name: 'revoke.dismiss', input: {}, answer: 'ok' },
  { name: 'access.return', input: { origin: 'https://unused.example' }, answer: 'ok' },
  { name: 'passphrase.later', input: {}, answer: 'ok' },
  {
    name: 'passphrase.set',
    input: { passphrase: 'short', proof: null },
    answer: 'invalid-input passphrase-too-short',
  },
  { name: 'vault.lock', input: {}, answer: 'ok' },
  {
    name: 'vault.unlock',
    input: { secret: { kind: 'passphrase', passphrase: 'anything' } },
    answer: 'invalid-input no-slot',
  },
];
