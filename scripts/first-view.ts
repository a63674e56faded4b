import { resolve } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

const POPUP = resolve('entrypoints/popup/main.tsx');
/** It opens for a moment, and must not load what the popup shows. */
const OFFSCREEN = resolve('entrypoints/offscreen/main.ts');

const NAME = 'first-view';
const PRELOAD_HELPER = '\0vite/preload-helper.js';

/**
 * All that the popup's first view needs goes into one script. Left to itself the bundler makes one for every set of views
 * that share a module, about twenty, and each takes time before the list. A view behind a click stays a script of its own.
 */
function oneScript(): Rolldown.CodeSplittingOptions {
  let popup: ReadonlySet<string> | undefined;
  let offscreen: ReadonlySet<string> | undefined;
  const name: Rolldown.CodeSplittingGroup['name'] = (id, graph) => {
    const importsOf = (from: string) => graph.getModuleInfo(from)?.importedIds ?? [];
    popup ??= everythingFrom(POPUP, importsOf);
    offscreen ??= everythingFrom(OFFSCREEN, importsOf);
    return popup.has(id) && !offscreen.has(id) ? NAME : null;
  };
  return { groups: [{ name, debugName: NAME, includeDependenciesRecursively: false }] };
}

/** A module, the modules that it imports, and so on. */
function everythingFrom(entry: string, importsOf: (id: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set([entry]);
  for (const id of found) for (const imported of importsOf(id)) found.add(imported);
  return found;
}

/**
 * Writes the bundler's own helpers into that script. The bundler keeps them in a file of their own for the others; they
 * are pure functions, so twice is no harm.
 */
function withoutHelperFile(bundle: Rolldown.OutputBundle): void {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const view = chunks.find(({ name }) => name === NAME);
  const helpers = chunks.find(({ name }) => name === 'rolldown-runtime');
  if (view === undefined || helpers === undefined) return;
  const [imported, taken] =
    new RegExp(`import\\{([^}]*)\\}from"\\./[^"]*${helpers.fileName.split('/').pop()}";`).exec(view.code) ??
    [];
  const [exported, given] = /export\{([^}]*)\};?/.exec(helpers.code) ?? [];
  if (imported === undefined || exported === undefined)
    throw new Error('the helpers of the bundler look new');
  const code = helpers.code.replace(exported, `return{${renamed(given ?? '', 'out')}}`);
  view.code = view.code.replace(imported, () => `const{${renamed(taken ?? '', 'in')}}=(()=>{${code}})();`);
  view.imports = view.imports.filter((file) => file !== helpers.fileName);
}

/** `a as b` of an import as in taking an object apart, of an export as in making one. */
function renamed(names: string, way: 'in' | 'out'): string {
  const pairs = names.split(',').map((name) => name.trim().split(' as '));
  return pairs.map(([a = '', b = a]) => (way === 'in' ? `${a}:${b}` : `${b}:${a}`)).join();
}

/** Builds pages whose first view appears soon: few scripts, and no empty files. */
export function firstView(): readonly Plugin[] {
  return [
    {
      name: 'first-view',
      apply: 'build',
      outputOptions: (options) =>
        options.format === 'es' ? { ...options, codeSplitting: oneScript() } : null,
      generateBundle: { order: 'pre', handler: (_, bundle) => withoutHelperFile(bundle) },
    },
    {
      name: 'without-preload-helper',
      apply: 'build',
      // Before the bundler's own, which loads styles of a script first. Ours are all in the page.
      enforce: 'pre',
      load: (id) => (id === PRELOAD_HELPER ? 'export const __vitePreload = (load) => load();' : null),
    },
    {
      name: 'without-empty-script',
      apply: 'build',
      // WXT must have put it there.
      enforce: 'post',
      transformIndexHtml: {
        order: 'pre',
        // It starts plugins of WXT. There are none here, and a browser would load the empty file all the same.
        handler: (html) => html.replace(/<script[^>]*virtual:wxt-html-plugins[^>]*><\/script>/, ''),
      },
    },
  ];
}
