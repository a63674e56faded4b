import type { Adapter } from '../adapters/adapter';
import type { BrowserName, NamedVector } from './vector';
import { isListed } from './verdict';

/**
 * Vectors that the extension under attack tries and has to hold in that browser.
 * @param listed names of the exceptions in SECURITY.md
 */
export function vectorsToHold(
  vectors: readonly NamedVector[],
  browser: BrowserName,
  { tries }: Pick<Adapter, 'tries'>,
  listed: ReadonlySet<string>,
): readonly NamedVector[] {
  return vectors.filter(
    (vector) =>
      vector.notIn?.[browser] === undefined &&
      vector.stoppedBy?.[browser] === undefined &&
      !isListed(vector, browser, listed) &&
      (tries?.(vector, browser) ?? true),
  );
}

/**
 * Vectors of each family up to the first one that the control loses its token to. Only a try says which that is:
 * browsers send some of them on without the token, whatever the extension does.
 * @param isLost asked of each vector once it was tried
 */
export function* untilOneIsLost(
  vectors: readonly NamedVector[],
  isLost: (vector: NamedVector) => boolean,
): Generator<NamedVector> {
  const done = new Set<string>();
  for (const vector of vectors) {
    if (done.has(familyOf(vector))) continue;
    yield vector;
    if (isLost(vector)) done.add(familyOf(vector));
  }
}

/** The first vector of each family. */
export function firstOfEach(vectors: readonly NamedVector[]): readonly NamedVector[] {
  return [...untilOneIsLost(vectors, () => true)];
}

/** The families that vectors are of. */
export function familiesOf(vectors: readonly NamedVector[]): ReadonlySet<string> {
  return new Set(vectors.map(familyOf));
}

function familyOf({ name }: NamedVector): string {
  return name.slice(0, name.indexOf('/'));
}
