import type { RuleEngine } from './rule-input';
import topLevelDomains from './top-level-domains.json' with { type: 'json' };

/** Names that resolve outside the public root: special-use names (RFC 6761) and common private suffixes. */
const PRIVATE_NAMES = [
  'localhost',
  'local',
  'test',
  'example',
  'invalid',
  'internal',
  'intranet',
  'private',
  'lan',
  'home',
  'corp',
  'mail',
  'onion',
  'alt',
  '[::1]',
];

/**
 * The browsers' own viewers: a link in a PDF is caused by the viewer, whoever framed it. Chromium's is an
 * extension, Edge's has the same id; Firefox's is a page of the browser, and so is its viewer of JSON, which is
 * `devtools` whoever wrote the JSON. `tests/e2e/viewers.spec.ts` reads them from running browsers.
 */
const VIEWERS = ['mhjfbmdgcfjbbpaeojofohoefgiehjai', 'pdf.js'];
/** In Chromium that name is the developer tools, whose links the user follows. */
const VIEWERS_IN_FIREFOX = ['devtools'];

/** Chromium matches by suffix, so the last number of an IPv4 address closes all of them. */
const LAST_NUMBERS_OF_IPV4 = Array.from({ length: 256 }, (_, number) => String(number));

/** Listed with the first host of plain http: what another port of this computer causes is foreign too. */
const THIS_COMPUTER = '127.0.0.1';
const NUMBER = /^(?:\[|\d+(?:\.\d+){3}$)/;

/**
 * Initiators whose links must not carry a token: every site there is, as suffixes.
 * Firefox refuses bare numbers and takes `a.com.` for another name than `a.com`, so there each
 * name is listed with its trailing dot as well.
 * @param plainHosts hosts that tokens go to over plain http
 */
export function foreignInitiators(engine: RuleEngine, plainHosts: readonly string[] = []): readonly string[] {
  const local = plainHosts.length === 0 ? [] : [THIS_COMPUTER, ...plainHosts].toSorted();
  const names = [...new Set([...topLevelDomains.domains, ...PRIVATE_NAMES, ...VIEWERS, ...local])];
  if (engine.topDomains) return [...names, ...LAST_NUMBERS_OF_IPV4];
  return [...names, ...VIEWERS_IN_FIREFOX].flatMap((name) =>
    NUMBER.test(name) ? [name] : [name, `${name}.`],
  );
}
