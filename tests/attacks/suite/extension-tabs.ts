import type { AttackPage } from '../browsers/attack-browser';
import type { Stage } from './stage';

/** What another extension may do with tabs, and the user by the browser's own menus. */
export interface ExtensionTabs {
  /** The page of that extension. */
  readonly page: AttackPage;
  goTo(tab: AttackPage, url: string): Promise<void>;
  /** Runs a call of `tabs` or `windows`. @param call source that gives a promise, such as `api.tabs.create({})` */
  run(call: string): Promise<unknown>;
  /** The browser's number of a tab. */
  idOf(tab: AttackPage): Promise<number>;
}

/** Opens a page of another extension, which may see addresses of tabs and restore closed ones, no more. */
export async function extensionTabs({ browser }: Stage): Promise<ExtensionTabs> {
  const page = await browser.openStrangerPage();
  const ask = (call: string, then: string) =>
    page.evaluate(`((api) => ${call}.then(${then}))(globalThis.browser ?? globalThis.chrome)`);
  const run = (call: string) => ask(call, '() => 0');
  const idOf = async (tab: AttackPage): Promise<number> => {
    const wanted = JSON.stringify(tab.url());
    const id = await ask(
      'api.tabs.query({})',
      `(tabs) => tabs.find(({ url }) => url === ${wanted})?.id ?? null`,
    );
    if (typeof id !== 'number') throw new Error(`no tab shows ${tab.url()}`);
    return id;
  };
  return {
    page,
    run,
    idOf,
    goTo: async (tab, url) =>
      void (await run(`api.tabs.update(${await idOf(tab)}, { url: ${JSON.stringify(url)} })`)),
  };
}
