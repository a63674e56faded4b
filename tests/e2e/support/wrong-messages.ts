import { MESSAGE_SAMPLES } from './message-samples';

/** A message that the gate has to refuse. */
export interface WrongMessage {
  readonly what: string;
  readonly message: unknown;
  /** Stands in every one, so that a reply that repeats its input is found. */
  readonly canary: string;
}

const CANARY = 'canary-6f1d3';
const long = (length: number) => CANARY.padEnd(length, 'x');
/** As from a page: an own field with this name, which a literal can't have. */
const ownProto = (fields: string): unknown => JSON.parse(`{${fields}"__proto__":{"${CANARY}":1}}`);

const extra = MESSAGE_SAMPLES.flatMap(({ name, input }) =>
  ['extra', 'constructor', 'toString', 'hasOwnProperty'].map((field) => ({
    what: `${name} with a field ${field}`,
    message: { name, input: { ...input, [field]: CANARY } },
  })),
);

/** Fields that may be left out, one by one; null for all of a message. */
const OPTIONAL: Readonly<Record<string, readonly string[] | null>> = {
  'settings.set': null,
  'draft.set': ['ticked', 'asPasted', 'fields', 'repaired', 'extraHeaders'],
};

const mustBeThere = (name: string, field: string): boolean => {
  const optional = name in OPTIONAL ? OPTIONAL[name] : [];
  return optional !== null && !optional?.includes(field);
};

const missing = MESSAGE_SAMPLES.flatMap(({ name, input }) =>
  Object.keys(input)
    .filter((field) => mustBeThere(name, field))
    .map((field) => ({
      what: `${name} without ${field}`,
      message: {
        name,
        input: Object.fromEntries(Object.entries(input).filter(([key]) => key !== field)),
      },
    })),
);

const WRONG_VALUES: readonly unknown[] = [{ [CANARY]: CANARY }, [CANARY, 1]];

const wrongType = MESSAGE_SAMPLES.flatMap(({ name, input }) =>
  Object.keys(input).flatMap((field) =>
    WRONG_VALUES.map((value) => ({
      what: `${name} with another type in ${field}`,
      message: { name, input: { ...input, [field]: value } },
    })),
  ),
);

const noInput = MESSAGE_SAMPLES.flatMap(({ name }) =>
  [CANARY, 7, null, true, [CANARY]].map((input) => ({
    what: `${name} with ${JSON.stringify(input)} for its input`,
    message: { name, input },
  })),
);

const OUT_OF_BOUNDS: readonly (readonly [string, object])[] = [
  ['draft.put', { text: long(1_000_001), tabOrigin: null, replacesId: null }],
  ['draft.put', { text: '', tabOrigin: null, replacesId: null }],
  ['draft.put', { text: CANARY, tabOrigin: `http://${CANARY}.example`, replacesId: null }],
  ['draft.put', { text: CANARY, tabOrigin: `https://${CANARY}.example/path`, replacesId: null }],
  ['draft.put', { text: CANARY, tabOrigin: `https://${long(300)}`, replacesId: null }],
  ['draft.put', { text: CANARY, tabOrigin: null, replacesId: `${CANARY} ` }],
  ['draft.choose', { providerId: '../pagerduty', region: CANARY, allowedSites: [] }],
  ['draft.choose', { providerId: 'pagerduty', region: long(21), allowedSites: [] }],
  ['draft.choose', { providerId: 'pagerduty', region: null, allowedSites: [`https://*.${CANARY}.example`] }],
  [
    'draft.choose',
    { providerId: 'pagerduty', region: null, allowedSites: Array(51).fill(`https://${CANARY}.example`) },
  ],
  ['draft.own', { id: 'sample-unknown-id-00', own: { name: CANARY } }],
  ['draft.own', { id: long(33), own: null }],
  ['draft.begin-own', { id: 'sample-unknown-id-00', typed: long(501) }],
  ['token.pick-identity', { id: 'sample-unknown-id-00', path: long(201) }],
  ['draft.finish', { how: CANARY }],
  ['draft.asked', { how: CANARY }],
  ['vault.unlock', { secret: { kind: 'passphrase', passphrase: long(1025) } }],
  ['vault.unlock', { secret: { kind: 'passphrase', passphrase: '' } }],
  ['passphrase.set', { passphrase: long(1025), proof: null }],
  [
    'passphrase.set',
    { passphrase: 'long enough for it', proof: { kind: 'passphrase', passphrase: long(1025) } },
  ],
  ['vault.unlock', { secret: { kind: 'recovery', code: long(201) } }],
  ['vault.unlock', { secret: { kind: 'recovery', code: '' } }],
  ['vault.unlock', { secret: { kind: 'passkey', slotId: CANARY, output: CANARY } }],
  ['vault.unlock', { secret: { kind: 'passkey', slotId: `${CANARY}/`, output: `${'A'.repeat(43)}=` } }],
  ['vault.unlock', { secret: { kind: CANARY, passphrase: CANARY } }],
  ['vault.unlock', { secret: { kind: 'passphrase', passphrase: CANARY, code: CANARY } }],
  ['vault.bring-back', { at: -1 }],
  ['vault.bring-back', { at: CANARY }],
  ['recovery.confirm', { ending: long(21) }],
  ['clipboard.copied', { digest: CANARY }],
  ['backup.make', { passphrase: long(1025) }],
  ['import.read', { file: long(42_700_001), passphrase: CANARY }],
  ['import.read', { file: `${CANARY}%%`, passphrase: CANARY }],
  ['import.read', { file: 'AAAA', passphrase: long(1025) }],
  [
    'import.choose',
    { choices: [{ id: 'sample-unknown-id-00', ticked: true, origin: `https://${CANARY}/` }] },
  ],
  [
    'import.choose',
    { choices: [{ id: 'sample-unknown-id-00', ticked: true, origin: null, secret: CANARY }] },
  ],
  ['import.apply', { mode: CANARY, take: [] }],
  ['import.apply', { mode: 'merge', take: [`${CANARY} `] }],
  ['import.apply', { mode: 'merge', take: Array(2001).fill('sample-unknown-id-00') }],
  ['settings.set', { maxSessionMinutes: 4 }],
  ['settings.set', { recoveryUsedAt: null, lockWithScreen: CANARY }],
  ['settings.set', { idleMinutes: 4, lockWithScreen: false }],
  ['settings.set', { idleMinutes: 1441, lockWithScreen: false }],
  ['settings.set', { idleMinutes: 5.5, lockWithScreen: false }],
  ['token.edit', { id: 'sample-unknown-id-00', label: long(81) }],
  ['token.edit', { id: 'sample-unknown-id-00', label: '   ' }],
  ['token.edit', { id: 'sample-unknown-id-00', scope: CANARY }],
  ['token.edit', { id: 'sample-unknown-id-00', secret: CANARY }],
  ['token.edit', { id: 'sample-unknown-id-00', origins: [`https://${CANARY}.example`] }],
  ['token.edit', { id: 'sample-unknown-id-00', allowedSites: [`http://${CANARY}.example`] }],
  ['token.edit', { id: long(33), label: CANARY }],
  ['token.choose-tab', { id: 'sample-unknown-id-00', tabId: -1, chosen: true }],
  ['token.send-for', { id: 'sample-unknown-id-00', minutes: 0 }],
  ['token.send-for', { id: 'sample-unknown-id-00', minutes: 241 }],
  ['tab.reload', { tabId: 1.5 }],
  ['answer.save', { id: 'sample-unknown-id-00', tabId: -1, url: CANARY }],
  ['answer.save', { id: 'sample-unknown-id-00', tabId: 1, url: long(65_537) }],
  ['answer.save', { id: 'sample-unknown-id-00', tabId: 1, url: CANARY, headers: [] }],
  ['tab.open-with-token', { tokenId: 'sample-unknown-id-00', tabId: -1, url: CANARY }],
  ['tab.open-with-token', { tokenId: 'sample-unknown-id-00', tabId: 1, url: long(65_537) }],
  ['tab.open-with-token', { tokenId: 'sample-unknown-id-00', tabId: 1, url: CANARY, headers: [] }],
  ['page.let-in', { id: 'sample-unknown-id-00', tabId: 1, origin: `http://${CANARY}.example` }],
  ['page.let-in', { id: 'sample-unknown-id-00', tabId: 1, origin: `https://${CANARY}.example/x` }],
  ['page.let-out', { id: 'sample-unknown-id-00', tabId: -1 }],
  ['page.open-own', { id: 'sample-unknown-id-00', url: long(65_537) }],
  ['access.return', { origin: 'https://*' }],
  ['access.return', { origin: `https://${CANARY}.example/*` }],
];

const UNKNOWN_NAMES = [
  '',
  'vault.reveal',
  'token.secret',
  'VAULT.LOCK',
  'vault.lock ',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'prototype',
];

const envelopes: readonly { what: string; message: unknown }[] = [
  { what: 'a text', message: CANARY },
  { what: 'a list', message: [{ name: 'vault.lock', input: {} }, CANARY] },
  { what: 'nothing', message: null },
  { what: 'a number', message: 7 },
  { what: 'no name', message: { input: { CANARY } } },
  { what: 'no input', message: { name: 'vault.lock' } },
  { what: 'a name that is a list', message: { name: ['vault.lock'], input: {} } },
  { what: 'a third field', message: { name: 'vault.lock', input: {}, page: CANARY } },
  { what: 'a prototype beside the name', message: ownProto('"name":"vault.lock","input":{},') },
  { what: 'a prototype as input', message: { name: 'vault.lock', input: ownProto('') } },
  {
    what: 'a prototype in the input',
    message: { name: 'pause.set', input: ownProto('"paused":true,') },
  },
  ...UNKNOWN_NAMES.map((name) => ({ what: `the name "${name}"`, message: { name, input: { CANARY } } })),
];

export const WRONG_MESSAGES: readonly WrongMessage[] = [
  ...extra,
  ...missing,
  ...wrongType,
  ...noInput,
  ...OUT_OF_BOUNDS.map(([name, input], at) => ({
    what: `${name}, out of bounds ${at}`,
    message: { name, input },
  })),
  ...envelopes,
].map((wrong) => ({ ...wrong, canary: CANARY }));
