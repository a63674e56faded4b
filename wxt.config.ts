import { defineConfig } from 'wxt';
import { manifestFor } from './scripts/manifest';

/** One source for every browser. Test builds are copies with other host permissions (`scripts/build.ts`). */
export default defineConfig({
  modules: ['@wxt-dev/module-react'],
  manifestVersion: 3,
  imports: false,
  targetBrowsers: ['chrome', 'edge', 'firefox'],
  manifest: ({ browser }) => manifestFor(browser),
  vite: () => ({ build: { sourcemap: false, target: 'es2023' } }),
});
