import { json } from '../../servers/answers';
import { API_HOSTS } from '../../servers/hosts';
import { SAMPLE } from '../../servers/sample-tokens';
import type { FullAnswer, Site } from '../../servers/site';
import type { ResultSeen } from './outcome-cases';

/** One answer that a replica doesn't give by itself, and what it has to be taken for. */
export interface ScriptedCase {
  readonly name: string;
  readonly answer: FullAnswer;
  readonly result: Partial<ResultSeen>;
}

const refused = (message: string | null) => ({ outcome: 'refused', reason: null, message });
const limited = (message: string | null) => ({ outcome: 'limited', reason: null, message });
const unclear = (message: string | null) => ({ outcome: 'unclear', reason: 'status', message });
const html = { 'content-type': 'text/html' };
const limits = { 'ratelimit-limit': '960', 'ratelimit-remaining': '955', 'ratelimit-reset': '20' };

/** Errors inside a 200, as an object or a text; a good answer that counts; a proxy's own page. */
export const SCRIPTED: readonly {
  readonly providerId: string;
  readonly host: string;
  readonly region: string | null;
  readonly secret: string;
  readonly cases: readonly ScriptedCase[];
}[] = [
  {
    providerId: 'polyteia',
    host: API_HOSTS.polyteia.main,
    region: null,
    secret: SAMPLE.polyteia,
    cases: [
      { name: '401, text', answer: json(401, { error: 'Unauthorized' }), result: refused('Unauthorized') },
      { name: '401, object', answer: json(401, { error: { message: 'gone' } }), result: refused('gone') },
      {
        name: '200, code 401',
        answer: json(200, { error: { code: 401, message: 'no key' } }),
        result: refused('no key'),
      },
      {
        name: '200, UNAUTHORIZED',
        answer: json(200, { error: { code: 'UNAUTHORIZED' } }),
        result: refused(null),
      },
      {
        name: '200, unauthorized',
        answer: json(200, { error: { code: 'unauthorized', message: 'key expired' } }),
        result: refused('key expired'),
      },
      {
        name: '200, forbidden',
        answer: json(200, { error: { code: 'forbidden', message: 'missing permission' } }),
        result: limited('missing permission'),
      },
      { name: '200, code 403', answer: json(200, { error: { code: 403 } }), result: limited(null) },
      {
        name: '200, another error',
        answer: json(200, { error: { code: 'internal', message: 'oops' } }),
        result: unclear('oops'),
      },
      {
        name: '200, no data',
        answer: json(200, { code: 404, message: 'not found' }),
        result: unclear('not found'),
      },
      { name: '200, data is null', answer: json(200, { data: null }), result: unclear(null) },
      {
        name: '200, nobody named',
        answer: json(200, { data: { items: [] } }),
        result: { outcome: 'works', identity: null },
      },
    ],
  },
  {
    providerId: 'pagerduty',
    host: API_HOSTS.pagerduty.us,
    region: 'US',
    secret: SAMPLE.pagerdutyUserUs,
    cases: [
      {
        name: 'calls left',
        answer: json(200, { user: { name: 'Ada', email: 'ada@sample.example' } }, limits),
        result: {
          outcome: 'works',
          callsLeft: 955,
          wait: null,
          identity: { kind: 'user', text: 'Ada, ada@sample.example' },
        },
      },
      {
        name: 'no number of calls',
        answer: json(200, { user: {} }, { ...limits, 'ratelimit-remaining': '9<b>' }),
        result: { outcome: 'works', callsLeft: null, identity: null },
      },
    ],
  },
  {
    providerId: 'pylon',
    host: API_HOSTS.pylon.us,
    region: 'US',
    secret: SAMPLE.pylonUs,
    cases: [
      {
        name: '200, permission_denied',
        answer: json(200, { code: 'permission_denied', errors: ['not yours'] }),
        result: limited('not yours'),
      },
    ],
  },
  {
    providerId: 'airship-uk',
    host: API_HOSTS.airship.uk,
    region: null,
    secret: SAMPLE.airship,
    cases: [
      {
        name: "a firewall's 403",
        answer: { status: 403, headers: html, body: '<h1>Blocked</h1>' },
        result: { outcome: 'unclear', reason: 'html', status: 403, message: null },
      },
      {
        name: 'a sign-in page as 200 JSON',
        answer: { status: 200, headers: { 'content-type': 'application/json' }, body: '<html></html>' },
        result: { outcome: 'unclear', reason: 'html' },
      },
      { name: 'nothing', answer: { status: 200, headers: {}, body: '' }, result: { outcome: 'unclear' } },
      { name: '204', answer: { status: 204, headers: {}, body: '' }, result: { outcome: 'unclear' } },
    ],
  },
];

/** Ways in which a server may repeat a token in its error. */
export const ECHOES: Readonly<Record<string, (secret: string) => string>> = {
  whole: (secret) => `key ${secret} is wrong`,
  twice: (secret) => `${secret}${secret}`,
  'first half': (secret) => `key ${secret.slice(0, secret.length / 2)}… is wrong`,
  'second half': (secret) => `key …${secret.slice(secret.length / 2)} is wrong`,
  'behind bidi marks': (secret) => [...secret].join('\u200b\u202e'),
  'after many words': (secret) => `${'word '.repeat(38)}${secret}`,
  base64: (secret) => `Basic ${btoa(`user:${secret}`)}`,
  'in an address': (secret) => `https://api.example/?key=${encodeURIComponent(secret)}`,
};

/** Sites that answer what is set for their host; a host without an answer cuts the connection. */
export function scriptedSites(answers: ReadonlyMap<string, FullAnswer>): Readonly<Record<string, Site>> {
  const site: Site = ({ host }) => answers.get(host) ?? 'refuse';
  return Object.fromEntries(SCRIPTED.map(({ host }) => [host, site]));
}
