import { shareOrigin } from '../shapes/any-port';

/** The part of a token that decides which others it conflicts with. Records and views have it. */
export interface Competitor {
  readonly id: string;
  readonly origins: readonly string[];
  readonly pathPrefix: string;
  readonly headers: readonly { readonly name: string }[];
  readonly companions: readonly { readonly name: string; readonly value: string }[];
}

/**
 * True when both would set the same header of the same address to something else: only one of them can be sent.
 * Extra headers count as well, or the browser's own order would decide between their values.
 */
export function areInConflict(one: Competitor, other: Competitor): boolean {
  if (one.id === other.id || !shareAddress(one, other)) return false;
  if (one.headers.length === 0 || other.headers.length === 0) return false;
  const mine = new Map(headersOf(one));
  return headersOf(other).some(([name, value]) => {
    const own = mine.get(name);
    return own !== undefined && (own === SECRET || own !== value);
  });
}

/** Whether a request can be for both: at an origin of both, and below the path prefix of both. */
export function shareAddress(one: Competitor, other: Competitor): boolean {
  const mine = below(one);
  const theirs = below(other);
  return (mine.startsWith(theirs) || theirs.startsWith(mine)) && shareOrigin(one.origins, other.origins);
}

/**
 * Where the paths below a prefix begin. `/api~x` counts as below `/api`, as a tilde ends a name for the filter of a rule
 * (`core/rules/url-filter.ts`). Letters count in either case: rules tell `/Api` from `/api`, but some servers do not.
 */
function below({ pathPrefix }: Competitor): string {
  return `${pathPrefix}/`.replaceAll('~', '/').toLowerCase();
}

/** Stands for a value with a token in it, which is never the same as another. */
const SECRET: string | null = null;

function headersOf({ headers, companions }: Competitor): readonly (readonly [string, string | null])[] {
  return [
    ...companions.map(({ name, value }) => [name.toLowerCase(), value] as const),
    ...headers.map(({ name }) => [name.toLowerCase(), SECRET] as const),
  ];
}
