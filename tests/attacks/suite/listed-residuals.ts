/** The list on the page of P2, and how an item ends that vectors may name: `(opaque-origin)`. */
const SECTION = /^## Limits$[\s\S]*/m;
const NAME = /\(`([a-z][a-z-]*)`\)/g;

/**
 * Names of the exceptions that `docs/security/P2.md` lists under its limits.
 * @throws when the page has no limits
 */
export function listedResiduals(page: string): ReadonlySet<string> {
  const section = SECTION.exec(page)?.[0];
  if (section === undefined) throw new Error('The page of P2 has no limits.');
  return new Set([...section.matchAll(NAME)].map(([, name = '']) => name));
}
