import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeIn } from './tables';
import { trackedFiles } from './tracked-files';

const files = trackedFiles();
const documents = files.filter((file) => file.endsWith('.md'));
const ROOTS = [...new Set(files.map((file) => file.split('/')[0] ?? ''))];

/** Where a link leads, without those to other sites. */
function linksIn(text: string): readonly string[] {
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)"/g)];
  return targets
    .flatMap(([, link, attribute]) => link ?? attribute ?? [])
    .filter((to) => !/^https?:/.test(to));
}

/** Code that looks like a file or folder of the repository; `*` stands for anything in one name. */
function pathsIn(text: string): readonly string[] {
  return codeIn(text).filter((code) => {
    if (!/^[\w.@-]+(?:\/[\w.@*-]*)*$/.test(code)) return false;
    const [first = ''] = code.split('/');
    return code.includes('/')
      ? ROOTS.includes(first)
      : /\.(?:md|ts|tsx|mjs|json|css)$/.test(code) && !code.startsWith('*');
  });
}

function isThere(path: string): boolean {
  if (!path.includes('*')) return existsSync(path);
  const pattern = new RegExp(
    `^${path
      .split('*')
      .map((part) => part.replace(/\W/g, '\\$&'))
      .join('[^/]*')}$`,
  );
  return files.some((file) => pattern.test(file));
}

/** Headings as addresses inside a page. */
function anchorsOf(file: string): readonly string[] {
  const headings = readFileSync(file, 'utf8').match(/^#+ .*$/gm) ?? [];
  return headings.map((line) =>
    line
      .replace(/^#+ /, '')
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

describe.each(documents)('%s', (document) => {
  const text = readFileSync(document, 'utf8');
  const prose = text.replace(/^```[\s\S]*?^```$/gm, '');

  it('links to what is there', () => {
    const broken = linksIn(prose).filter((link) => {
      const [to = '', anchor] = link.split('#');
      const target = to === '' ? document : normalize(join(dirname(document), to));
      if (!existsSync(target)) return true;
      return anchor !== undefined && !anchorsOf(target).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  it('names files that are there', () => {
    expect(pathsIn(prose).filter((path) => !isThere(path))).toEqual([]);
  });
});

it('finds links and files at all', () => {
  const readme = readFileSync('README.md', 'utf8');
  expect(linksIn(readme).length).toBeGreaterThan(10);
  expect(pathsIn('see `core/nowhere.ts`, `nowhere.md`, `x/y`, `npm test`')).toEqual([
    'core/nowhere.ts',
    'nowhere.md',
  ]);
  expect(isThere('core/rules/*.test.ts')).toBe(true);
  expect(isThere('core/nowhere/*.ts')).toBe(false);
});
