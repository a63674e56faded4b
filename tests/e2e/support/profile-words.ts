import { SAMPLE } from '../../servers/sample-tokens';

export const PASSPHRASE = 'sample zebra violin quartz 71';
export const NEXT_PASSPHRASE = 'sample teapot meadow cobalt 82';
export const HALF_TYPED = 'sample-half-typed-token-93';
export const HALF_PASSPHRASE = 'sample ladder walnut 04';
export const LABEL = 'label-of-the-first-token';
export const SECRETS: Readonly<Record<string, string>> = {
  'first token': SAMPLE.pagerdutyUserUs,
  'second token': SAMPLE.pylonUs,
  'replacement of the first': SAMPLE.pagerdutyOtherUserUs,
  'discarded draft': SAMPLE.airship,
  'token typed and left': HALF_TYPED,
  passphrase: PASSPHRASE,
  'next passphrase': NEXT_PASSPHRASE,
  'passphrase typed and left': HALF_PASSPHRASE,
};

/** An API that the user described: nobody's business, so no file of the profile names it, whatever is open. */
export const OWN = {
  name: 'Zebrafalke Intranet',
  origins: ['https://api.zebrafalke-werk.example'],
  pathPrefix: '/lagerbestand',
  headers: [{ name: 'X-Zebrafalke-Key', template: '{token}', encoding: 'plain' }],
  fields: [],
  companions: [],
  check: { method: 'GET', path: '/lagerbestand/wer' },
  docs: null,
  sharedWithApp: false,
};
export const OWN_WORDS: Readonly<Record<string, string>> = {
  'name of an own API': OWN.name,
  'its host': 'zebrafalke-werk',
  'its path': 'lagerbestand',
  'its header': 'X-Zebrafalke-Key',
};

/** What our own storage must not show while locked. */
export const TELLING: Readonly<Record<string, string>> = {
  provider: 'PagerDuty',
  'its id': 'pagerduty',
  host: 'api.pagerduty.com',
  'the other provider': 'usepylon',
  label: LABEL,
  account: 'sample.example',
  header: 'authorization',
  'header in capitals': 'Authorization',
};
