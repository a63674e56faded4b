import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fetching, form, link, NO_CORS } from '../suite/markup';
import type { Vector } from '../suite/vector';

/** A page on the disk that somebody was brought to open. */
const FILE_PAGE = pathToFileURL(join(import.meta.dirname, '../pages/local.html')).href;

const FETCH: Vector = { markup: fetching(NO_CORS) };
const FORM_POST: Vector = { markup: form('method="post"'), arrives: ['POST'] };
const LINK: Vector = { markup: link() };
const UNLISTED = { residual: 'unlisted-address' };

/** @param ofLink what is known of the link alone */
const everyWay = (
  name: string,
  from: string,
  ofLink: Pick<Vector, 'residual' | 'residualIn'> = {},
): Readonly<Record<string, Vector>> => ({
  [`${name}-fetch`]: { from, ...FETCH },
  [`${name}-form-post`]: { from, ...FORM_POST },
  [`${name}-link`]: { from, ...LINK, ...ofLink },
});

/** The attacker's page stands at an address of each kind. */
export default {
  'file-fetch': { from: FILE_PAGE, ...FETCH },
  'file-link': { from: FILE_PAGE, ...LINK, ...UNLISTED },
  ...everyWay('http', 'http://evil.example/'),
  ...everyWay('ipv4', 'http://192.0.2.7/', { ...UNLISTED, residualIn: ['firefox'] }),
  ...everyWay('ipv6', 'http://[2001:db8::7]/', UNLISTED),
  ...everyWay('local-name', 'https://nas.local/'),
  ...everyWay('loopback', 'http://localhost:{port}/'),
  ...everyWay('new-top-level-domain', 'https://brand.newtld/', UNLISTED),
  ...everyWay('other-port', 'https://evil.example:8443/'),
  ...everyWay('shared-hosting', 'https://attacker.github.io/'),
  ...everyWay('single-label', 'http://intranet/'),
  ...everyWay('trailing-dot', 'https://evil.example./'),
} satisfies Readonly<Record<string, Vector>>;
