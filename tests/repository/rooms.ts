/**
 * The rooms of the product, by wing: the folders right below it. Each imports only rooms that stand after it.
 * A new folder gets its place here and a row in ARCHITECTURE.md.
 */
export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  core: [
    'messages',
    'import',
    'backup',
    'pages',
    'visits',
    'rules',
    'pending',
    'probe',
    'revoke',
    'activity',
    'vault',
    'providers',
    'browser-session',
    'token',
    'shapes',
    'bytes',
    'errors',
  ],
  'entrypoints/background': [
    'events',
    'tokens',
    'pending',
    'import',
    'backup',
    'unlock-methods',
    'lock',
    'watch',
    'revoke',
    'start',
    'sync',
    'rules',
    'access',
    'probe',
    'clipboard',
    'activity',
    'stores',
    'vault',
  ],
  components: [
    'shell',
    'set-aside',
    'pending',
    'result',
    'edit',
    'revoke',
    'reveal',
    'tokens',
    'unlock-methods',
    'lock',
    'proof',
    'controls',
    'state',
    'format',
  ],
};

/** The one file that stands in a wing itself, above all of its rooms. */
export const ABOVE_ROOMS: readonly string[] = ['entrypoints/background/index.ts'];
