import type { ChromiumSession } from '../../support/chromium';
import { until } from '../../support/until';

/** The part of `chrome.developerPrivate`, the API of chrome://extensions, that tests use. */
interface DeveloperPrivate {
  updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
  updateExtensionConfiguration(change: {
    extensionId: string;
    hostAccess?: 'ON_CLICK' | 'ON_SPECIFIC_SITES' | 'ON_ALL_SITES';
    incognitoAccess?: boolean;
  }): Promise<void>;
  addHostPermission(extensionId: string, pattern: string): Promise<void>;
  removeHostPermission(extensionId: string, pattern: string): Promise<void>;
  getExtensionInfo(extensionId: string): Promise<{ readonly state: string }>;
}

/** What a person does on the browser's own page of extensions. */
export interface ExtensionsPage {
  setHostAccess(hostAccess: 'ON_CLICK' | 'ON_SPECIFIC_SITES' | 'ON_ALL_SITES'): Promise<void>;
  addHost(pattern: string): Promise<void>;
  removeHost(pattern: string): Promise<void>;
  /** The browser starts the extension again for that. */
  letIntoPrivateWindows(): Promise<void>;
  /** Switches the extension off or on. */
  setEnabled(enabled: boolean): Promise<void>;
  /** Reloads the extension and waits until it is back. Without developer mode it would come back disabled. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

export async function openExtensionsPage(session: ChromiumSession): Promise<ExtensionsPage> {
  const { extensionId: id } = session;
  const page = await session.context.newPage();
  await page.goto('chrome://extensions');
  const call = async (name: keyof DeveloperPrivate, ...given: readonly unknown[]) => {
    return page.evaluate(
      ([method, args]) => {
        const { developerPrivate } = globalThis.chrome as unknown as {
          developerPrivate: Record<string, (...given: readonly unknown[]) => Promise<unknown>>;
        };
        return developerPrivate[method]?.(...args);
      },
      [name, given] as const,
    );
  };
  await call('updateProfileConfiguration', { inDeveloperMode: true });
  return {
    setHostAccess: async (hostAccess) =>
      void (await call('updateExtensionConfiguration', { extensionId: id, hostAccess })),
    addHost: async (pattern) => void (await call('addHostPermission', id, pattern)),
    removeHost: async (pattern) => void (await call('removeHostPermission', id, pattern)),
    async letIntoPrivateWindows() {
      const own = await session.openPopupPage();
      const closed = own.waitForEvent('close');
      await call('updateExtensionConfiguration', { extensionId: id, incognitoAccess: true });
      await closed;
      await session.worker();
    },
    setEnabled: (enabled) =>
      page.evaluate(
        ([own, on]) => {
          const { management } = globalThis.chrome as unknown as {
            management: { setEnabled(id: string, enabled: boolean): Promise<void> };
          };
          return management.setEnabled(own, on);
        },
        [id, enabled] as const,
      ),
    async reload() {
      const [own] = session.context
        .pages()
        .filter((each) => each.url().startsWith(`chrome-extension://${id}/`));
      if (own === undefined) throw new Error('a page of the extension has to be open');
      const closed = own.waitForEvent('close');
      // The page goes away in the middle of the call.
      await own.evaluate('chrome.runtime.reload()').catch(() => undefined);
      await closed;
      // Until then the browser refuses to open its pages.
      const isBack = async () => Object(await call('getExtensionInfo', id)).state === 'ENABLED';
      await until('the extension after its reload', isBack);
    },
    close: () => page.close(),
  };
}
