/** Scripts that a page runs; `{url}` stands for an address on the API's host. */

export const DOCS = 'https://developers.airship.co.uk';

const JSON_HEADERS = "headers: { 'content-type': 'application/json' }";
/** A call of `fetch` whose outcome nobody waits for. */
export const fetching = (init = '{}') => `void fetch('{url}', ${init}).catch(() => {})`;
const withBody = (method: string) => fetching(`{ method: '${method}', body: '{}', ${JSON_HEADERS} }`);
const element = (tag: string, attributes: string) =>
  `document.body.append(Object.assign(document.createElement('${tag}'), { ${attributes} }))`;
const form = (target: string) =>
  `${element('form', `action: '{url}', method: 'post', target: '${target}'`)}, document.forms[0].submit()`;

/** What the docs page may do with the token once it is ticked, by method as it arrives. */
export const FROM_DOCS: readonly (readonly [
  name: string,
  script: string,
  carried: Readonly<Record<string, boolean>>,
])[] = [
  ['fetch', fetching(), { GET: true }],
  ['fetch HEAD', fetching("{ method: 'HEAD' }"), { HEAD: true }],
  ['fetch plain POST', fetching("{ method: 'POST', body: 'x' }"), { POST: true }],
  ['fetch JSON POST', withBody('POST'), { OPTIONS: false, POST: true }],
  ['fetch JSON PUT', withBody('PUT'), { OPTIONS: false, PUT: true }],
  ['fetch JSON PATCH', withBody('PATCH'), { OPTIONS: false, PATCH: true }],
  ['fetch DELETE', fetching("{ method: 'DELETE' }"), { OPTIONS: false, DELETE: true }],
  ['beacon', "navigator.sendBeacon('{url}', 'x')", { POST: false }],
  ['image', element('img', "src: '{url}'"), { GET: false }],
  ['script', element('script', "src: '{url}'"), { GET: false }],
  ['frame', element('iframe', "src: '{url}'"), { GET: false }],
  ['web socket', "new WebSocket('{url}'.replace('https', 'wss'))", { GET: false }],
  ['form POST into a new tab', form('_blank'), { POST: false }],
  [
    'link into a new tab',
    `${element('a', "href: '{url}', target: '_blank', id: 'go'")}, document.links.go.click()`,
    { GET: true },
  ],
  ['form POST', form(''), { POST: false }],
  ['link', "location.assign('{url}')", { GET: true }],
];

/**
 * What the ticked page's twins may do, by whether a fetch and a link carry the token: with access to exactly the API
 * and the docs, and with access to every host. For fetches the rule engine knows neither scheme nor port and takes
 * sub-domains along; only missing access keeps their fetches out, and access knows no port either. For links, tabs
 * are listed that show exactly the docs or the API.
 */
export const TWINS: readonly (readonly [origin: string, exact: FetchAndLink, all: FetchAndLink])[] = [
  [DOCS, [true, true], [true, true]],
  ['http://developers.airship.co.uk', [false, false], [true, false]],
  [`${DOCS}:8443`, [true, false], [true, false]],
  ['https://sub.developers.airship.co.uk', [false, false], [true, false]],
  ['https://evil.api.airship.co.uk', [false, false], [false, false]],
  ['https://api.airship.co.uk:8443', [false, false], [false, false]],
  ['http://api.airship.co.uk', [false, false], [false, false]],
  ['https://other.example', [false, false], [false, false]],
];
type FetchAndLink = readonly [fetch: boolean, link: boolean];
