/** Heading of the list in SECURITY.md, and how an item ends that vectors may name: `(opaque-origin)`. */
const SECTION = /^### P2 [\s\S]*?(?=^### )/m;
const NAME = /\(`([a-z][a-z-]*)`\)/g;

/**
 * Names of the exceptions that SECURITY.md lists under P2.
 * @throws when there is no such section
 */
export function listedResiduals(security: string): ReadonlySet<string> {
  const section = SECTION.exec(security)?.[0];
  if (section === undefined) throw new Error('SECURITY.md has no section P2');
  return new Set([...section.matchAll(NAME)].map(([, name = '']) => name));
}
