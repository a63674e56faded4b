import { form, link, script } from '../suite/markup';
import { EVIL } from '../suite/target';
import type { Vector } from '../suite/vector';

/** The attacker's page goes to the API, or takes another tab there. */
export default {
  assign: { markup: script("location.assign('{url}')") },
  download: { markup: link('download="x"') },
  'form-get': { markup: form('') },
  'form-get-new-tab': { markup: form('target="_blank"') },
  'form-post': { markup: form('method="post"'), arrives: ['POST'] },
  'form-post-multipart': {
    markup: form('method="post" enctype="multipart/form-data"'),
    arrives: ['POST'],
  },
  'form-post-new-tab': { markup: form('method="post" target="_blank"'), arrives: ['POST'] },
  // An address of the attacker's own comes before in the history.
  'history-back': {
    run: async ({ url }, page) => {
      await page
        .evaluate(`history.pushState(null, '', '/pushed'); location.assign('${url}'); 0`)
        .catch(() => null);
    },
  },
  'javascript-link': { markup: link('', "javascript:location='{url}'") },
  link: { markup: link() },
  'link-new-tab': { markup: link('target="_blank"') },
  'link-no-referrer': { markup: link('referrerpolicy="no-referrer"') },
  'link-without-trace': { markup: link('target="_blank" rel="noopener noreferrer"') },
  'meta-refresh': { markup: '<meta http-equiv="refresh" content="0;url={url}">' },
  'navigation-api': {
    run: async ({ url }, page) => {
      await page.evaluate(`navigation.navigate('${url}'); 0`).catch(() => null);
    },
  },
  open: { markup: script("window.open('{url}')") },
  'open-then-address': { markup: script("window.open('about:blank').location = '{url}'") },
  'open-then-script': {
    markup: script("window.open('about:blank').document.write(`<script>location = '{url}'<\\/script>`)"),
  },
  'open-without-trace': { markup: script("window.open('{url}', '_blank', 'noopener,noreferrer')") },
  // A pop-up moves the page that opened it.
  opener: {
    run: async ({ url }, page) => {
      await page.evaluate(`window.open('${EVIL}/').focus(); 0`);
      await page
        .evaluate(
          `(async () => { const w = window.open('about:blank'); w.document.write("<script>opener.location = '${url}'<\\/script>"); })(); 0`,
        )
        .catch(() => null);
    },
  },
  // A page that goes on by a header of its answer, before it has shown anything.
  'refresh-header': { markup: link('', '/refresh?to={url}') },
  replace: { markup: script("location.replace('{url}')") },
} satisfies Readonly<Record<string, Vector>>;
