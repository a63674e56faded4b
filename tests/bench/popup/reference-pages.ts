import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

const SOURCES = 'tests/bench/popup/pages';

/** Pages of the extension, by what they are. */
export const PAGES = { popup: 'popup.html', static: 'bench-static.html', react: 'bench-react.html' } as const;

export type PageName = keyof typeof PAGES;

/**
 * Adds a static page and an empty React page to a copy of the build. As pages of the same extension they share
 * its process and its worker, awake or asleep, and differ in what they load only.
 */
export async function addReferencePages(dir: string): Promise<void> {
  for (const file of ['static.html', 'react.html']) {
    await cp(join(SOURCES, file), join(dir, `bench-${file}`));
  }
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: dir,
      emptyOutDir: false,
      target: 'es2023',
      lib: { entry: join(SOURCES, 'react.tsx'), formats: ['es'], fileName: () => 'bench-react.js' },
    },
  });
}
