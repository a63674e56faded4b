import { expect } from 'vitest';
import type { FoundToken, Reading } from '../../core/pending/reading';

/** What a row of a table expects of a paste; what is missing is not looked at. */
export interface PasteRow {
  readonly secret?: string;
  /** Secrets of a list to tick, or of a question. */
  readonly secrets?: readonly string[];
  readonly kind?: Reading['kind'];
  readonly provider?: string | null;
  readonly region?: string | null;
  /** First of what was seen where there is no token. */
  readonly seen?: string;
  readonly template?: string;
  readonly readFrom?: string;
  /** Why nobody is preselected. */
  readonly open?: string;
  readonly leftOut?: readonly string[];
}

/** Compares a reading with what a person expects of it. */
export function expectReading(reading: Reading, row: PasteRow): void {
  const tokens = tokensOf(reading);
  const [token] = tokens;
  const seen: Record<string, unknown> = {
    kind: reading.kind,
    secret: reading.kind === 'token' ? token?.secret : null,
    secrets: tokens.map(({ secret }) => secret),
    provider: token?.owner.providerId ?? null,
    region: token?.owner.region ?? null,
    seen: reading.kind === 'none' ? reading.seen[0]?.kind : null,
    template: token?.header?.template,
    readFrom: token?.readFrom ?? reading.readFrom,
    open: token?.owner.open,
    leftOut: reading.leftOut,
  };
  expect(Object.fromEntries(Object.keys(row).map((key) => [key, seen[key]]))).toEqual(row);
}

export function tokensOf(reading: Reading): readonly FoundToken[] {
  if (reading.kind === 'token') return [reading.token];
  return reading.kind === 'none' ? [] : reading.tokens;
}
