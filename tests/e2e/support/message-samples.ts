import type { MessageName } from '../../../core/messages/message-table';
import { SAMPLE } from '../../servers/sample-tokens';

/** One message of the right shape, and what a fresh vault without a passphrase answers to it. */
export interface MessageSample {
  readonly name: MessageName;
  /** The pages that may send it. Nobody else may send anything. */
  readonly from: 'popup and options' | 'options';
  readonly input: Readonly<Record<string, unknown>>;
  /** `ok`, or the error's code, with its reason where it has one. */
  readonly answer: string;
}

const BOTH = 'popup and options';
const OPTIONS = 'options';

/** Right in form, but nobody's. */
const ID = 'sample-unknown-id-00';
const SECRET = { kind: 'passphrase', passphrase: 'anything' };
const OWN_ID = 'own-aaaaaaaaaaaaaaaaaaaaaa';
const OWN = {
  name: 'Own API',
  origins: ['https://api.own.example'],
  pathPrefix: '',
  headers: [{ name: 'X-Api-Key', template: '{token}', encoding: 'plain' }],
  fields: [],
  companions: [],
  check: { method: 'GET', path: '/v1/me' },
  docs: null,
  sharedWithApp: false,
};
/** 32 bytes. */
const BYTES = `${'A'.repeat(43)}=`;

/** Every message once, in an order in which each still does something. */
export const MESSAGE_SAMPLES: readonly MessageSample[] = [
  { name: 'vault.status', from: BOTH, input: {}, answer: 'ok' },
  { name: 'settings.set', from: BOTH, input: { idleMinutes: 30, lockWithScreen: false }, answer: 'ok' },
  { name: 'pause.set', from: BOTH, input: { paused: true }, answer: 'ok' },
  {
    name: 'draft.put',
    from: BOTH,
    input: { text: SAMPLE.pagerdutyUserUs, tabOrigin: null, replacesId: null },
    answer: 'ok',
  },
  {
    name: 'draft.choose',
    from: BOTH,
    input: { providerId: 'pagerduty', region: 'US', allowedSites: [] },
    answer: 'ok',
  },
  { name: 'providers.list', from: BOTH, input: {}, answer: 'ok' },
  { name: 'providers.all', from: OPTIONS, input: {}, answer: 'ok' },
  { name: 'providers.get', from: OPTIONS, input: { id: 'pagerduty' }, answer: 'ok' },
  { name: 'pages.number', from: OPTIONS, input: { kind: 'provider', id: 'pagerduty' }, answer: 'ok' },
  { name: 'pages.get', from: OPTIONS, input: { number: 0 }, answer: 'ok' },
  { name: 'tokens.use', from: OPTIONS, input: { ids: [ID], on: false, isUndo: false }, answer: 'ok' },
  { name: 'tokens.remove', from: OPTIONS, input: { ids: [ID] }, answer: 'ok' },
  { name: 'tests.start', from: OPTIONS, input: { ids: [ID] }, answer: 'ok' },
  { name: 'tests.end', from: OPTIONS, input: {}, answer: 'ok' },
  {
    name: 'list.keep',
    from: OPTIONS,
    input: { wanted: 'acme', filter: 'off', order: { by: 'expires', descending: true } },
    answer: 'ok',
  },
  { name: 'list.get', from: OPTIONS, input: {}, answer: 'ok' },
  { name: 'list.group', from: OPTIONS, input: { by: 'host' }, answer: 'ok' },
  { name: 'token.facts', from: OPTIONS, input: { id: ID }, answer: 'not-found' },
  { name: 'providers.of-site', from: BOTH, input: { origin: 'https://api.pagerduty.com' }, answer: 'ok' },
  { name: 'own.judge', from: BOTH, input: { input: OWN }, answer: 'ok' },
  { name: 'own.save', from: BOTH, input: { id: null, input: OWN, isOther: false }, answer: 'ok' },
  { name: 'own.list', from: BOTH, input: {}, answer: 'ok' },
  { name: 'own.get', from: BOTH, input: { id: OWN_ID }, answer: 'not-found' },
  { name: 'own.use-for-tokens', from: OPTIONS, input: { id: OWN_ID }, answer: 'not-found' },
  { name: 'own.share', from: OPTIONS, input: { id: OWN_ID }, answer: 'not-found' },
  { name: 'own.remove', from: OPTIONS, input: { id: OWN_ID }, answer: 'not-found' },
  {
    name: 'description.hand',
    from: BOTH,
    input: { url: 'https://docs.own.example/openapi.json' },
    answer: 'ok',
  },
  { name: 'description.handed', from: OPTIONS, input: {}, answer: 'ok' },
  {
    name: 'description.fetch',
    from: OPTIONS,
    input: { url: 'ftp://docs.own.example/openapi.json' },
    answer: 'invalid-input description-address',
  },
  { name: 'draft.set', from: BOTH, input: { id: ID, fields: { tenant: 'acme' } }, answer: 'not-found' },
  { name: 'draft.own', from: BOTH, input: { id: ID, own: null }, answer: 'not-found' },
  { name: 'draft.begin-own', from: BOTH, input: { id: ID, typed: 'api.own.example' }, answer: 'not-found' },
  { name: 'draft.take', from: BOTH, input: { index: 0, odd: false }, answer: 'not-found' },
  { name: 'draft.back', from: BOTH, input: {}, answer: 'ok' },
  { name: 'draft.one-by-one', from: BOTH, input: {}, answer: 'ok' },
  { name: 'draft.asked', from: BOTH, input: { how: 'test' }, answer: 'ok' },
  { name: 'draft.look', from: BOTH, input: { id: ID }, answer: 'not-found' },
  { name: 'draft.try-forms', from: BOTH, input: { id: ID, basic: false }, answer: 'not-found' },
  { name: 'draft.finish', from: BOTH, input: { how: 'without-sending' }, answer: 'ok' },
  { name: 'draft.discard', from: BOTH, input: {}, answer: 'ok' },
  { name: 'result.dismiss', from: BOTH, input: {}, answer: 'ok' },
  { name: 'token.test', from: BOTH, input: { id: ID }, answer: 'not-found' },
  {
    name: 'token.test-at',
    from: BOTH,
    input: { id: ID, origin: 'https://api.example.com', path: '/me' },
    answer: 'not-found',
  },
  { name: 'token.look', from: BOTH, input: { id: ID }, answer: 'not-found' },
  { name: 'token.try-forms', from: BOTH, input: { id: ID, basic: false }, answer: 'not-found' },
  { name: 'token.identity-choices', from: BOTH, input: { id: ID }, answer: 'ok' },
  { name: 'token.pick-identity', from: BOTH, input: { id: ID, path: null }, answer: 'ok' },
  { name: 'token.use-region', from: BOTH, input: { id: ID, region: 'EU' }, answer: 'not-found' },
  {
    name: 'token.take-changes',
    from: BOTH,
    input: { id: ID, shown: { headerLines: [], origins: [], pathPrefix: '' } },
    answer: 'not-found',
  },
  { name: 'token.edit', from: BOTH, input: { id: ID }, answer: 'not-found' },
  { name: 'token.choose-tab', from: BOTH, input: { id: ID, tabId: 1, chosen: true }, answer: 'not-found' },
  { name: 'token.send-for', from: BOTH, input: { id: ID, minutes: 15 }, answer: 'not-found' },
  { name: 'typed.keep', from: BOTH, input: { id: ID, fields: { label: 'Half a na' } }, answer: 'ok' },
  { name: 'typed.get', from: BOTH, input: { id: ID }, answer: 'ok' },
  { name: 'typed.forget', from: BOTH, input: {}, answer: 'ok' },
  { name: 'token.remove', from: BOTH, input: { id: ID }, answer: 'not-found' },
  { name: 'token.restore', from: BOTH, input: {}, answer: 'ok' },
  { name: 'token.open', from: BOTH, input: { id: ID }, answer: 'not-found' },
  {
    name: 'answer.save',
    from: BOTH,
    input: { id: ID, tabId: 1, url: 'https://api.example.com/' },
    answer: 'not-found',
  },
  {
    name: 'tab.open-with-token',
    from: BOTH,
    input: { tokenId: ID, tabId: 1, url: 'https://api.example.com/' },
    answer: 'not-found',
  },
  {
    name: 'page.let-in',
    from: BOTH,
    input: { id: ID, tabId: 1, origin: 'https://docs.example.com' },
    answer: 'not-found',
  },
  { name: 'page.let-out', from: BOTH, input: { id: ID, tabId: 1 }, answer: 'ok' },
  {
    name: 'page.open-own',
    from: BOTH,
    input: { id: ID, url: 'https://docs.example.com/' },
    answer: 'not-found',
  },
  // No such tab.
  { name: 'tab.reload', from: BOTH, input: { tabId: 2_000_000_000 }, answer: 'unexpected' },
  { name: 'revoke.start', from: BOTH, input: { id: ID }, answer: 'not-found' },
  { name: 'revoke.open-page', from: BOTH, input: { id: ID }, answer: 'not-found' },
  {
    name: 'revoke.call',
    from: BOTH,
    input: { id: ID, shown: ['DELETE https://api.example.com/token'], after: null },
    answer: 'not-found',
  },
  { name: 'revoke.check', from: BOTH, input: { id: ID }, answer: 'ok' },
  { name: 'revoke.cancel', from: BOTH, input: { id: ID }, answer: 'not-found' },
  { name: 'revoke.dismiss', from: BOTH, input: {}, answer: 'ok' },
  { name: 'access.return', from: BOTH, input: { origin: 'https://unused.example' }, answer: 'ok' },
  {
    name: 'passphrase.set',
    from: BOTH,
    input: { passphrase: 'short', proof: null },
    answer: 'invalid-input passphrase-too-short',
  },
  { name: 'passphrase.later', from: BOTH, input: {}, answer: 'ok' },
  { name: 'vault.prove', from: BOTH, input: { secret: SECRET }, answer: 'invalid-input no-slot' },
  { name: 'vault.start-over', from: BOTH, input: {}, answer: 'invalid-input unlocked' },
  { name: 'vault.bring-back', from: OPTIONS, input: { at: 1 }, answer: 'invalid-input no-such-vault' },
  { name: 'vault.forget-aside', from: OPTIONS, input: { at: 1 }, answer: 'invalid-input no-such-vault' },
  { name: 'record.give-up', from: OPTIONS, input: { id: ID }, answer: 'invalid-input no-such-token' },
  {
    name: 'recovery.begin',
    from: OPTIONS,
    input: { proof: SECRET },
    answer: 'invalid-input passphrase-first',
  },
  { name: 'recovery.confirm', from: OPTIONS, input: { ending: '0000' }, answer: 'not-found code-expired' },
  { name: 'recovery.discard', from: OPTIONS, input: {}, answer: 'ok' },
  {
    name: 'passkey.add',
    from: OPTIONS,
    input: {
      proof: SECRET,
      credentialId: 'sample-credential-00',
      transports: ['internal'],
      salt: BYTES,
      output: BYTES,
    },
    answer: 'invalid-input passphrase-first',
  },
  {
    name: 'slot.remove',
    from: OPTIONS,
    input: { id: ID, proof: SECRET },
    answer: 'invalid-input no-such-slot',
  },
  { name: 'token.reveal', from: BOTH, input: { id: ID }, answer: 'not-found' },
  { name: 'clipboard.copied', from: BOTH, input: { digest: BYTES }, answer: 'ok' },
  { name: 'backup.make', from: OPTIONS, input: { passphrase: 'sample backup passphrase' }, answer: 'ok' },
  { name: 'backup.later', from: BOTH, input: {}, answer: 'ok' },
  {
    name: 'import.read',
    from: OPTIONS,
    input: { file: 'AAAA', passphrase: 'anything' },
    answer: 'unknown-file',
  },
  {
    name: 'import.apply',
    from: OPTIONS,
    input: { mode: 'merge', take: [] },
    answer: 'not-found import-expired',
  },
  {
    name: 'import.choose',
    from: OPTIONS,
    input: { choices: [{ id: ID, ticked: true, origin: null }] },
    answer: 'not-found import-expired',
  },
  { name: 'import.discard', from: OPTIONS, input: {}, answer: 'ok' },
  { name: 'import.undo', from: OPTIONS, input: {}, answer: 'not-found' },
  { name: 'activity.get', from: OPTIONS, input: {}, answer: 'ok' },
  { name: 'activity.forget', from: OPTIONS, input: {}, answer: 'ok' },
  { name: 'vault.lock', from: BOTH, input: {}, answer: 'ok' },
  {
    name: 'vault.unlock',
    from: BOTH,
    input: { secret: { kind: 'passphrase', passphrase: 'anything' } },
    answer: 'invalid-input no-slot',
  },
];
