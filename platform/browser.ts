import type { Browser } from 'webextension-polyfill';

// Firefox has `browser`, and so has Chrome since 148. In 145 to 147 `chrome` has the same functions with the same promises.
const engine = globalThis as unknown as { readonly browser?: Browser; readonly chrome?: Browser };

/** The extension API of every browser. The package gives its types only; none of its code is in a build. */
export const browser = (engine.browser ?? engine.chrome) as Browser;
