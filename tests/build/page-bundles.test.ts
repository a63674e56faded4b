import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const BUILDS = ['.output/chrome-mv3', '.output/firefox-mv3'];

/** Words that only the background may know: rules, the disk, and where the key lies. */
const FORBIDDEN = [
  'getSessionRules',
  'updateSessionRules',
  'updateDynamicRules',
  'storage.local',
  'vault-keys',
  'vault.previous',
  'dangerouslySetInnerHTML:',
  'argon2',
  'age-encryption.org',
];

/** Kilobytes of script, gzipped, that load before the list of tokens. */
const LARGEST_FIRST_LOAD = 90;

function scripts(build: string): readonly string[] {
  const chunks = readdirSync(join(build, 'chunks')).filter((name) => name.endsWith('.js'));
  return chunks.map((name) => join(build, 'chunks', name));
}

/** Everything a page loads at once: its own scripts and what they import statically. */
function firstLoad(build: string, page: string): readonly string[] {
  const html = readFileSync(join(build, page), 'utf8');
  const found = new Set<string>();
  const follow = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    const text = readFileSync(path, 'utf8');
    for (const [, name] of text.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)) {
      if (name !== undefined) follow(join(build, 'chunks', name));
    }
  };
  for (const [, name] of html.matchAll(/(?:src|href)="\/(chunks\/[\w.-]+\.js)"/g)) {
    if (name !== undefined) follow(join(build, name));
  }
  return [...found];
}

// Proves P8: Built pages lack the words for vault and rules, and close the network.
describe.each(BUILDS)('pages of %s', (build) => {
  it.each(FORBIDDEN)('never mention %s', (word) => {
    const files = scripts(build);
    expect(files.length).toBeGreaterThan(3);
    expect(files.filter((file) => readFileSync(file, 'utf8').includes(word))).toEqual([]);
  });

  it('finds such words where they belong', () => {
    const background = readFileSync(join(build, 'background.js'), 'utf8');
    expect(background).toContain('updateSessionRules');
    expect(background).toContain('vault-keys');
    expect(background).toContain('age-encryption.org');
  });

  it('close the network for themselves, every one of them', () => {
    const pages = readdirSync(build, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.html'),
    );
    expect(pages).toEqual(expect.arrayContaining(['options.html', 'popup.html']));
    for (const page of pages) {
      const html = readFileSync(join(build, page), 'utf8');
      expect(html).toMatch(/<meta http-equiv="Content-Security-Policy" content="connect-src 'none'"/);
      expect(html).not.toMatch(/<script(?![^>]*src=)[^>]*>/);
    }
  });

  it.each(['popup.html', 'options.html'])('wait for no file before %s is painted', (page) => {
    const html = readFileSync(join(build, page), 'utf8');
    expect(html).not.toMatch(/<link(?! rel="icon")/);
    expect(html).toMatch(/<style>.*\.header-bar\{.*<\/style>/s);
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).toMatch(/<script type="module"/);
  });

  it('load one script before the list, and a small one', () => {
    const files = firstLoad(build, 'popup.html');
    expect(files).toHaveLength(1);
    const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
    expect(bytes).toBeLessThanOrEqual(LARGEST_FIRST_LOAD * 1000);
  });
});
