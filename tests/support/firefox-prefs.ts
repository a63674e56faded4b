/** What is asked of Firefox's preferences. */
export interface FirefoxPrefsOptions {
  readonly proxyPort: number;
  readonly addonId: string;
  readonly uuid: string;
  /** Whether the browser grants access without showing its prompt; a prompt stays pending otherwise. */
  readonly grantsAccess: boolean;
}

/** Everything goes through our proxy, the add-on keeps its address and storage, nothing phones home. */
export function firefoxPrefs(options: FirefoxPrefsOptions): Record<string, string | number | boolean> {
  const { proxyPort, addonId, uuid, grantsAccess } = options;
  return {
    'network.proxy.type': 1,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxyPort,
    'network.proxy.no_proxies_on': 'localhost, 127.0.0.1, [::1]',
    'network.proxy.failover_direct': false,
    'network.proxy.allow_bypass': false,
    'extensions.webextensions.uuids': JSON.stringify({ [addonId]: uuid }),
    'extensions.webextensions.keepStorageOnUninstall': true,
    'extensions.webextensions.keepUuidOnUninstall': true,
    'extensions.webextOptionalPermissionPrompts': !grantsAccess,
    // Plain http must stay plain, or its absence of headers can't be seen.
    'dom.security.https_first': false,
    'dom.security.https_first_schemeless': false,
    'network.trr.mode': 5,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'network.dns.disablePrefetch': true,
    'network.prefetch-next': false,
    'services.settings.server': 'data:,#remote-settings-dummy/v1',
    'browser.safebrowsing.update.enabled': false,
    'app.normandy.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'toolkit.telemetry.enabled': false,
  };
}
