import { leaveAndReturn, whenAt } from '../suite/leave-and-return';
import { form, link, NO_CORS, script } from '../suite/markup';
import { EVIL, TARGET } from '../suite/target';
import type { Vector } from '../suite/vector';

/** A page that is a redirect from its second visit on. */
const LATER = `${EVIL}/later?to={url}`;

const linked = (address: string): Vector => ({ markup: link('', address) });
const formPost = (status: number): Vector => ({
  markup: form('method="post"').replace('{url}', `/redirect?status=${status}&to={url}`),
  arrives: ['POST'],
});

/** Somebody else redirects to the API. */
export default {
  // A typed page that goes on and comes back to itself, and is a redirect by then.
  'back-to-typed': {
    typed: LATER,
    run: (_stage, page) => leaveAndReturn(page, EVIL),
    residual: 'typed-redirect',
  },
  // The same with a page that a link has led to: the browser knows whose link it was.
  'back-to-linked': {
    from: 'https://other.example/',
    markup: link('', LATER),
    async run(_stage, page) {
      await whenAt(page, `${EVIL}/later`);
      await leaveAndReturn(page, EVIL);
    },
  },
  chain: linked('/redirect?to=https://other.example/redirect?to={url}'),
  fetch: { markup: script(`fetch('/redirect?to={url}', ${NO_CORS})`) },
  'form-post-307': formPost(307),
  'form-post-308': formPost(308),
  frame: { markup: '<iframe src="/redirect?to={url}"></iframe>' },
  image: { markup: '<img src="/redirect?to={url}">' },
  'link-301': linked('/redirect?status=301&to={url}'),
  'link-302': linked('/redirect?status=302&to={url}'),
  'link-303': linked('/redirect?status=303&to={url}'),
  'link-307': linked('/redirect?status=307&to={url}'),
  'link-308': linked('/redirect?status=308&to={url}'),
  'link-by-allowed-docs': linked(`${TARGET.docs}/redirect?to={url}`),
  'link-by-http': linked('http://other.example/redirect?to={url}'),
  'link-by-third-site': linked('https://other.example/redirect?to={url}'),
  // A link of the allowed page to somebody who sends it on to the API: to the browser it stays that page's.
  'link-of-allowed-docs-by-third-site': {
    from: `${TARGET.docs}/`,
    markup: link('', `${EVIL}/redirect?to={url}`),
    residual: 'redirected-link',
  },
  // A typed page that refreshes at once is a page that the browser can name.
  'meta-of-typed': { typed: `${EVIL}/refresh?to={url}` },
  // A typed page that reloads itself, and is a redirect by then. To Firefox that is the user's visit again.
  'reload-of-typed': {
    typed: LATER,
    markup: script('location.reload()'),
    residual: 'typed-redirect',
    residualIn: ['firefox'],
  },
  // The same with a page that a link has led to.
  'reload-of-linked': {
    from: 'https://other.example/',
    markup: link('', LATER),
    async run(_stage, page) {
      await whenAt(page, `${EVIL}/later`);
      await page.evaluate('setTimeout(() => location.reload()); 0');
    },
  },
  // A page of a provider that the user opens from the extension, and that is the attacker's by now.
  'opened-from-the-extension': {
    run: async ({ extension, url }) =>
      extension.page?.evaluate(
        `(globalThis.browser ?? globalThis.chrome).tabs.create({ url: '${EVIL}/redirect?to=${url}' }).then(() => 0)`,
      ),
    residual: 'typed-redirect',
  },
  // The user types the attacker's address, or has it as a bookmark.
  typed: { typed: `${EVIL}/redirect?to={url}`, residual: 'typed-redirect' },
  'typed-by-http': { typed: 'http://evil.example/redirect?to={url}', residual: 'typed-redirect' },
} satisfies Readonly<Record<string, Vector>>;
