import { keybearer } from '../attacks/adapters/keybearer';
import { attackExtension } from '../attacks/suite/attack-extension';
import { readVectors } from '../attacks/suite/read-vectors';
import { leaked } from '../attacks/suite/verdict';
import { copyBuild } from './support/build-copy';
import { expect, test } from './support/test';

/** A fault in the built background, and the vectors that have to find it. */
interface Plant {
  readonly what: string;
  readonly from: RegExp;
  readonly to: string;
  readonly found: readonly string[];
}

const PLANTS: readonly Plant[] = [
  {
    what: 'the block rule covers frames instead of tabs',
    from: /(key:`block`,priority:[\w$]+,action:\{type:`allow`\},condition:\{.{0,80}?resourceTypes:\[)`main_frame`/,
    to: '$1`sub_frame`',
    found: [
      'navigation/link',
      'navigation/open',
      'redirects-in/link-302',
      'attackers/http-link',
      'opener-chains/second-goes-itself',
      'sandboxed-pages/same-origin-allowed',
      'histories/linked-then-reloaded',
    ],
  },
  {
    what: 'the navigation rule takes every method',
    from: /(`navigation`,[\w$]+,\{\.\.\.[\w$]+\()\[`get`,`head`\]/,
    to: '$1[`get`,`head`,`post`]',
    found: ['frames/form-post-of-sandbox-to-top', 'sandboxed-pages/form-post'],
  },
  {
    what: 'the navigation rule takes every address of the host',
    from: /(,`navigation`\),condition:\{)\.\.\.[\w$]+\(([\w$]+),[\w$]+\.pathPrefix\)/,
    to: '$1requestDomains:[new URL($2).hostname]',
    found: ['look-alikes/http', 'look-alikes/other-port', 'look-alikes/subdomain'],
  },
  {
    what: 'links count in every tab, whoever opened its page',
    from: /:\{tabIds:[\w$]+\([\w$]+,[\w$]+,[\w$]+,`link`\)\}/,
    to: ':{}',
    found: [
      'own-pages/api-link-new-tab',
      'own-pages/docs-link-top',
      'client-redirects/api-assign',
      'client-redirects/docs-meta-refresh',
    ],
  },
  {
    what: 'the page rule does not look at the top frame',
    from: /\{topDomains:([\w$]+)\}/,
    to: '{}',
    found: ['allowed-page/framed-fetch'],
  },
  {
    what: 'the page rule takes workers',
    from: /excludedTabIds:\[[\w$]+,(\.\.\.[\w$]+)\]/,
    to: 'excludedTabIds:[999999,$1]',
    found: ['allowed-page/framed-shared-worker'],
  },
  {
    what: 'answers to a token keep their cookies',
    from: /\{header:`set-cookie`,operation:`remove`\}/,
    to: '{header:`x-none`,operation:`remove`}',
    found: ['sessions/by-docs', 'sessions/locked-link', 'sessions/no-word-form-post', 'sessions/provoked'],
  },
  {
    what: 'the block rule does not name the viewer of PDFs',
    from: /`mhjfbmdgcfjbbpaeojofohoefgiehjai`/,
    to: '`none`',
    found: ['viewers/link', 'viewers/link-in-tab', 'viewers/link-with-middle'],
  },
  {
    what: 'the block rule is for navigations only',
    from: /(key:`block`,priority:[\w$]+,action:\{type:`allow`\},condition:\{.{0,80}?resourceTypes:\[`main_frame`),`other`\]/,
    to: '$1]',
    found: ['saves/prefetch-within', 'saves/prefetch-by-redirect-within'],
  },
  {
    what: 'the rules for saving are for every tab',
    from: /(resourceTypes:\[`other`\],requestMethods:\[`get`\]),tabIds:[\w$]+/,
    to: '$1',
    found: ['saves/prefetch-beside-without-origin'],
  },
];

/** What no plant touches. */
const WITNESS = 'fetch/no-cors';

for (const { what, from, to, found } of PLANTS) {
  // Proves P2: Faults planted in our rules are found by the attack suite.
  test(`the attack suite finds: ${what}`, async ({ replica }) => {
    const build = await copyBuild('chrome-mv3-e2e-all', {
      background: (text) => {
        expect(text.match(new RegExp(from, 'g'))).toHaveLength(1);
        return text.replace(from, to);
      },
    });
    const adapter = { ...keybearer('e2e-all'), build: () => build.path };
    const names = [...found, WITNESS];
    const vectors = (await readVectors()).filter(({ name }) => names.includes(name));
    expect(vectors).toHaveLength(names.length);
    const attempts = await attackExtension('chromium', adapter, vectors, replica, () => undefined);
    const leaks = [...attempts].flatMap(([name, attempt]) => (leaked(attempt) ? [name] : []));
    expect(leaks.sort()).toEqual([...found].sort());
    await build.remove();
  });
}
