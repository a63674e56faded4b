import { defineConfig } from 'wxt';
import packageFile from './package.json' with { type: 'json' };
import { compileCatalogue, compileSources } from './scripts/catalogue/compile';
import { builtKnownHosts } from './scripts/catalogue/known-hosts';
import { CATALOGUE_FOLDER, readProviders } from './scripts/catalogue/read';
import { firstView } from './scripts/first-view';
import { withoutBlanks } from './scripts/locales';
import { contentSecurityPolicy, manifestFor } from './scripts/manifest';
import { onlyPassphrases } from './scripts/only-passphrases';
import { styleSources, stylesInPages } from './scripts/page-styles';

/** One source for every browser. Test builds are copies with other host permissions (`scripts/build.ts`). */
export default defineConfig({
  modules: ['@wxt-dev/module-react'],
  manifestVersion: 3,
  imports: false,
  targetBrowsers: ['chrome', 'edge', 'firefox'],
  manifest: ({ browser }) => manifestFor(browser),
  hooks: {
    // A provider with a fault ends the build here, with the file, the place and the reason.
    'build:publicAssets': (_wxt, files) => {
      const providers = readProviders(CATALOGUE_FOLDER);
      files.push({
        relativeDest: 'catalogue.json',
        contents: compileCatalogue(providers, packageFile.version),
      });
      files.push({
        relativeDest: 'sources.json',
        contents: compileSources(providers, packageFile.version),
      });
      files.push({
        relativeDest: 'known-hosts.json',
        contents: builtKnownHosts(providers, packageFile.version),
      });
      withoutBlanks(files);
    },
    // The pages are written by now.
    'build:manifestGenerated': ({ config }, manifest) => {
      if (config.command !== 'build') return;
      const policy = contentSecurityPolicy(styleSources(config.outDir));
      Object.assign(manifest, { content_security_policy: { extension_pages: policy } });
    },
  },
  vite: () => ({
    plugins: [...firstView(), stylesInPages(), onlyPassphrases()],
    // Every browser that runs this knows `modulepreload`.
    build: {
      sourcemap: false,
      target: 'es2023',
      cssTarget: ['chrome145', 'firefox140'],
      modulePreload: false,
    },
  }),
});
