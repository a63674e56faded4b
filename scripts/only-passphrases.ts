import type { Plugin } from 'vite';

/**
 * What the age library brings for public keys: curves, and exchange of keys that holds against quantum computers.
 * Backups are sealed under a passphrase only, and a file for a key is refused before the library sees it
 * (`core/backup/age-header.ts`), so the worker need not load, compile and set up any of it.
 */
const FOR_PUBLIC_KEYS: Readonly<Record<string, readonly string[]>> = {
  '@noble/post-quantum/hybrid.js': ['MLKEM768P256', 'MLKEM768X25519'],
  '@noble/curves/nist.js': ['p256'],
  '@noble/curves/ed25519.js': ['x25519'],
};

/** Puts empty modules in the place of those. A name that the library comes to need beside them ends the build. */
export function onlyPassphrases(): Plugin {
  const MARK = '\0without:';
  return {
    name: 'only-passphrases',
    enforce: 'pre',
    apply: 'build',
    resolveId: (id) => (id in FOR_PUBLIC_KEYS ? `${MARK}${id}` : undefined),
    load(id) {
      const names = id.startsWith(MARK) ? FOR_PUBLIC_KEYS[id.slice(MARK.length)] : undefined;
      return names?.map((name) => `export const ${name} = undefined;`).join('\n');
    },
  };
}
