import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const BUILDS = {
  production: '.output/chrome-mv3',
  e2e: '.output/chrome-mv3-e2e',
  e2eAll: '.output/chrome-mv3-e2e-all',
  firefox: '.output/firefox-mv3',
  firefoxE2e: '.output/firefox-mv3-e2e',
  firefoxE2eAll: '.output/firefox-mv3-e2e-all',
};

const manifest = (build: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8'));

const COMMON = [
  'storage',
  'declarativeNetRequestWithHostAccess',
  'alarms',
  'idle',
  'activeTab',
  'webRequest',
];

/** The policy of a build whose pages carry a style each, and those only may they have. */
function policy(build: string): string {
  const styles = ['options.html', 'popup.html'].map((page) => {
    const [, style = ''] = /<style>(.+)<\/style>/s.exec(readFileSync(join(build, page), 'utf8')) ?? [];
    return `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
  });
  return (
    `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src ${styles.join(' ')}; img-src 'self'; ` +
    "connect-src https: http:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
  );
}

// Proves P7: The manifests ask for exactly the listed permissions, and for no host.
describe('manifest', () => {
  it('asks for exactly these permissions in Chrome and Edge', () => {
    const chrome = manifest(BUILDS.production);
    expect(chrome['permissions']).toEqual([...COMMON, 'sidePanel', 'browsingData', 'offscreen']);
    expect(chrome['minimum_chrome_version']).toBe('145');
  });

  it('asks for exactly these permissions in Firefox', () => {
    const firefox = manifest(BUILDS.firefox);
    expect(firefox['permissions']).toEqual(COMMON);
    expect(firefox['browser_specific_settings']).toEqual({
      gecko: {
        id: 'keybearer@keybearer.dev',
        strict_min_version: '140.0',
        data_collection_permissions: { required: ['none'] },
      },
    });
  });

  it.each([BUILDS.production, BUILDS.firefox])('asks for no host at install: %s', (build) => {
    const shipped = manifest(build);
    expect(shipped['host_permissions']).toBeUndefined();
    expect(shipped['optional_host_permissions']).toEqual(['https://*/*', 'http://*/*']);
  });

  it.each([BUILDS.production, BUILDS.firefox])('asks later for the clipboard alone: %s', (build) => {
    expect(manifest(build)['optional_permissions']).toEqual(['clipboardRead', 'clipboardWrite']);
  });

  it.each([BUILDS.production, BUILDS.firefox])('has keys that lock, and no others: %s', (build) => {
    expect(manifest(build)['commands']).toEqual({
      lock: { suggested_key: { default: 'Alt+Shift+L' }, description: '__MSG_command_lock__' },
    });
  });

  it('has a page for the clipboard where the background has no document, and only there', () => {
    expect(existsSync(join(BUILDS.production, 'offscreen.html'))).toBe(true);
    expect(existsSync(join(BUILDS.firefox, 'offscreen.html'))).toBe(false);
  });

  // Proves P8: The manifests have a closed policy and no doors.
  it.each([BUILDS.production, BUILDS.firefox])('has a closed policy and no doors: %s', (build) => {
    const shipped = manifest(build);
    expect(shipped['content_security_policy']).toEqual({ extension_pages: policy(build) });
    for (const door of ['content_scripts', 'externally_connectable', 'web_accessible_resources']) {
      expect(shipped[door]).toBeUndefined();
    }
  });

  it.each([
    [BUILDS.e2e, BUILDS.production],
    [BUILDS.e2eAll, BUILDS.production],
    [BUILDS.firefoxE2e, BUILDS.firefox],
    [BUILDS.firefoxE2eAll, BUILDS.firefox],
  ])('differs from production in host permissions only: %s', (build, production) => {
    const { host_permissions, ...rest } = manifest(build);
    expect(host_permissions).not.toHaveLength(0);
    expect(rest).toEqual(manifest(production));
    const contents = (folder: string) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== 'manifest.json')
        .map((entry) => join(entry.parentPath, entry.name))
        .map((file) => [
          file.slice(folder.length),
          createHash('sha256').update(readFileSync(file)).digest('hex'),
        ])
        .sort();
    expect(contents(build)).toEqual(contents(production));
  });
});
