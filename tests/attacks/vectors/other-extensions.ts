import { clickUntilSent } from '../suite/click-until-sent';
import { extensionTabs } from '../suite/extension-tabs';
import { EVIL, TARGET } from '../suite/target';
import type { Vector } from '../suite/vector';
import { openKept, typeApi } from '../suite/visited-tabs';

/** Runs in a page of another extension, whose policy allows no script in its markup. `{url}` is filled in. */
const inItsPage = (code: string): Vector => ({
  run: async (stage) => {
    const page = await stage.browser.openStrangerPage();
    // Some calls take the page away before they have returned.
    await page.evaluate(`${code.replaceAll('{url}', stage.url)}; 0`).catch(() => null);
  },
});

const opensTop = (code: string): Vector => ({ ...inItsPage(code), residual: 'other-extension' });

/** A call of `tabs` or `windows`, which want no permission for this. */
const called = (call: string): Vector => ({
  run: async (stage) => (await extensionTabs(stage)).run(call.replaceAll('{url}', stage.url)),
  residual: 'other-extension',
});

const link = (attributes: string): string =>
  `Object.assign(document.createElement('a'), { href: '{url}', ${attributes} }).click()`;
const form = (attributes: string): string =>
  `{ const f = Object.assign(document.createElement('form'), { action: '{url}', ${attributes} }); document.body.append(f); f.submit(); }`;
const element = (tag: string, attributes: string): string =>
  `document.body.append(Object.assign(document.createElement('${tag}'), { ${attributes} }))`;

/** Pages and calls of another extension of the same user: mail, feeds, notes, bookmarks. */
export default {
  link: opensTop(link('')),
  'link-new-tab': opensTop(link("target: '_blank'")),
  'link-new-tab-with-opener': opensTop(link("target: '_blank', rel: 'opener'")),
  location: opensTop("location = '{url}'"),
  replace: opensTop("location.replace('{url}')"),
  'window-open': opensTop("window.open('{url}')"),
  'window-open-without-opener': opensTop("window.open('{url}', '_blank', 'noopener')"),
  'window-open-then-address': opensTop("window.open('about:blank').location = '{url}'"),
  'form-get': opensTop(form('')),
  'form-get-new-tab': opensTop(form("target: '_blank'")),
  'opaque-frame': {
    run: async (stage) => {
      const { page } = await extensionTabs(stage);
      const whole = 'position:fixed;inset:0;width:100%;height:100%;border:0';
      const content = `<a href='${stage.url}' target='_top' style='${whole}'>go</a>`;
      // A click that comes before the frame is loaded goes to the page around it.
      await page.evaluate(`new Promise((done) => {
        const frame = document.createElement('iframe');
        frame.style.cssText = ${JSON.stringify(whole)};
        frame.sandbox = 'allow-top-navigation';
        frame.srcdoc = ${JSON.stringify(content)};
        frame.onload = () => done(0);
        document.body.append(frame);
      })`);
      await clickUntilSent(stage, page, 'left');
    },
    residual: 'opaque-origin',
  },
  'redirected-link': opensTop(link('').replace('{url}', `${EVIL}/redirect?to={url}`)),
  'tabs-create': called("api.tabs.create({ url: '{url}' })"),
  'tabs-create-in-background': called("api.tabs.create({ url: '{url}', active: false })"),
  'tabs-create-redirected': called(`api.tabs.create({ url: '${EVIL}/redirect?to={url}' })`),
  'tabs-create-opened-by-user-tab': {
    run: async (stage) => {
      const tabs = await extensionTabs(stage);
      const opener = await tabs.idOf(stage.home);
      await tabs.run(`api.tabs.create({ url: '${stage.url}', openerTabId: ${opener} })`);
    },
    residual: 'other-extension',
  },
  'windows-create': called("api.windows.create({ url: '{url}' })"),
  'windows-create-pop-up': called("api.windows.create({ url: '{url}', type: 'popup' })"),
  'tabs-update': {
    run: async (stage, page) => (await extensionTabs(stage)).goTo(page, stage.url),
    residual: 'other-extension',
  },
  'tabs-update-of-user-tab': {
    run: async (stage) => (await extensionTabs(stage)).goTo(stage.home, stage.url),
    residual: 'other-extension',
  },
  'tabs-update-of-visited-tab': {
    run: async (stage, page) => {
      await typeApi(stage, page);
      await (await extensionTabs(stage)).goTo(page, stage.url);
    },
    residual: 'other-extension',
  },
  'tabs-update-of-pop-up': {
    run: async (stage, page) => (await extensionTabs(stage)).goTo(await openKept(stage, page), stage.url),
    residual: 'other-extension',
  },
  'tabs-duplicate-of-user-tab-then-update': {
    run: async (stage) => {
      const tabs = await extensionTabs(stage);
      const home = await tabs.idOf(stage.home);
      await stage.own(() => tabs.run(`api.tabs.duplicate(${home})`));
      const copy = await stage.browser.tabAt(`${TARGET.origin}/`, [stage.home]);
      await tabs.goTo(copy, stage.url);
    },
    residual: 'other-extension',
  },
  'form-post': { ...inItsPage(form("method: 'post'")), arrives: ['POST'] },
  'form-post-new-tab': { ...inItsPage(form("method: 'post', target: '_blank'")), arrives: ['POST'] },
  fetch: inItsPage("fetch('{url}', { mode: 'no-cors', credentials: 'include' })"),
  'fetch-post': {
    ...inItsPage("fetch('{url}', { mode: 'no-cors', method: 'POST', body: 'x' })"),
    arrives: ['POST'],
  },
  image: inItsPage(element('img', "src: '{url}'")),
  frame: inItsPage(element('iframe', "src: '{url}'")),
  beacon: { ...inItsPage("navigator.sendBeacon('{url}', 'x')"), arrives: ['POST'] },
} satisfies Readonly<Record<string, Vector>>;
