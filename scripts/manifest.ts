import type { UserManifest } from 'wxt';
import packageFile from '../package.json' with { type: 'json' };

/** Fixes the extension id of unpacked builds, so that a reload keeps its storage. Public key only. */
const EXTENSION_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA19wyp4a0zOwYxA0m5ovl/d/5FJWUZ4mZ54KvPdpK0nXfp0mC683pFyg+8j0ob4zNwdyFFU6p7bBfF+ilv8IXr3UYsIS6uswP7+Pr/yTQ2vBXy8b1VT/ybYBKDAtuhtfueOAQfFU26nftetLNLIfe9niu9NFf8pR+ltufBJf9IPKX1YVUp00CWNglVoHLOCqKFyohTSIMrG8TFNZlkqpbnx57u4REgdSkN6CRsDry/T4EY5qzKtcUYq8UOTKfE6nC5+M+dBsMAdJ3mgW/W9Tn1BUhJcx5B5GdZG/2KudO3G9EJXejQiDlzrXErYIvjaGt8NpY/piDpnNksHWFF2w5MQIDAQAB';

/**
 * `connect-src` stays open for the background's test calls; pages close it for themselves with a meta tag,
 * because a manifest has one policy for both. `'wasm-unsafe-eval'` is for Argon2id.
 * @param styles hashes of the styles inside the built pages; during development styles are files
 */
export function contentSecurityPolicy(styles = "'self'"): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src ${styles}`,
    "img-src 'self'",
    'connect-src https: http:',
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const PERMISSIONS = [
  'storage',
  'declarativeNetRequestWithHostAccess',
  'alarms',
  'idle',
  'activeTab',
  'webRequest',
];
const CHROME_PERMISSIONS = ['sidePanel', 'browsingData', 'offscreen'];
/** Asked for by one switch in the settings; each would warn at install. */
const OPTIONAL_PERMISSIONS: UserManifest['optional_permissions'] = ['clipboardRead', 'clipboardWrite'];

/**
 * The manifest for one browser.
 * @param browser `chrome`, `edge` or `firefox`
 */
export function manifestFor(browser: string): UserManifest {
  const firefox = browser === 'firefox';
  return {
    name: '__MSG_app_name__',
    description: '__MSG_app_description__',
    version: packageFile.version,
    default_locale: 'en',
    icons: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png' },
    permissions: firefox ? PERMISSIONS : [...PERMISSIONS, ...CHROME_PERMISSIONS],
    optional_permissions: OPTIONAL_PERMISSIONS,
    commands: {
      // The name stands in `platform/lock-shortcut.ts` too.
      lock: { suggested_key: { default: 'Alt+Shift+L' }, description: '__MSG_command_lock__' },
    },
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    content_security_policy: { extension_pages: contentSecurityPolicy() },
    ...(firefox
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'keybearer@keybearer.dev',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {
          key: EXTENSION_KEY,
          minimum_chrome_version: '145',
          side_panel: { default_path: 'popup.html#panel' },
        }),
  };
}
