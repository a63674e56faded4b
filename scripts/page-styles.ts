import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

const LINK = /<link rel="stylesheet"[^>]* href="\/(?<file>[^"]+)">/g;
const STYLE = /<style>(?<css>.*?)<\/style>/gs;

/**
 * Writes the styles into the pages. A stylesheet of its own is fetched after the page, and nothing is painted before it
 * arrives, which takes as long as painting does.
 */
export function stylesInPages(): Plugin {
  const written = new Set<string>();
  return {
    name: 'styles-in-pages',
    apply: 'build',
    // Once the bundler has put its links into the pages.
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle }) =>
        html.replace(LINK, (_, file: string) => {
          written.add(file);
          return `<style>${styleOf(bundle?.[file]).trim()}</style>`;
        }),
    },
    generateBundle: {
      order: 'post',
      handler: (_, bundle) => {
        for (const file of written) delete bundle[file];
      },
    },
  };
}

function styleOf(file: Rolldown.OutputAsset | Rolldown.OutputChunk | undefined): string {
  if (file?.type !== 'asset') throw new Error('a page links a stylesheet that was not built');
  return typeof file.source === 'string' ? file.source : new TextDecoder().decode(file.source);
}

/** The sources for a policy's `style-src` that allow the styles in the built pages of a folder, and no others. */
export function styleSources(folder: string): string {
  const pages = readdirSync(folder).filter((name) => name.endsWith('.html'));
  const styles = pages.flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(STYLE)]);
  const hashes = styles.map(({ groups }) =>
    createHash('sha256')
      .update(groups?.['css'] ?? '')
      .digest('base64'),
  );
  return [...new Set(hashes)].map((hash) => `'sha256-${hash}'`).join(' ');
}
