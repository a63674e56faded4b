import type { AttackPage } from '../browsers/attack-browser';
import { gained } from './gained';
import type { Stage } from './stage';

/** Runs in the page: what it can read or load of the addresses. */
const REACH = `async (addresses) => {
  const read = (url) => fetch(url).then((answer) => answer.text()).catch(() => null);
  const load = (tag, fields) =>
    new Promise((done) => {
      const element = Object.assign(document.createElement(tag), fields);
      element.onload = () => done('loaded');
      element.onerror = () => done(null);
      document.body.append(element);
    });
  const reached = await Promise.all(
    addresses.flatMap((url) => [
      read(url),
      load('img', { src: url }),
      load('script', { src: url }),
      load('link', { rel: 'stylesheet', href: url }),
    ]),
  );
  return reached.filter((each) => each !== null);
}`;

/** Tries to reach files of the extension, which tells at least that it is there. */
export async function reachFiles({ browser, extension }: Stage, page: AttackPage): Promise<string | null> {
  const files = [...extension.pages, 'manifest.json', 'background.js', 'icon/key.svg', 'icon/16.png'];
  const addresses = files.map((file) => `${browser.extensionOrigin}/${file}`);
  const reached = await page.evaluate(`(${REACH})(${JSON.stringify(addresses)})`);
  return gained(Array.isArray(reached) && reached.length > 0);
}
