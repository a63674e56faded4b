import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { type Facts, navigationLines } from './facts';

/** Lines that somebody wrote down for a sample token, letter by letter. */
const written = v.strictObject({
  token: v.string(),
  fields: v.optional(v.record(v.string(), v.string()), {}),
  /** What Basic encodes. */
  pair: v.optional(v.string()),
  /** Of the user's visit, sorted. */
  lines: v.array(v.string()),
});

/** By the id of the provider: those whose facts two sources confirm, and the first hundred. */
export const WRITTEN: Readonly<Record<string, v.InferOutput<typeof written>>> = v.parse(
  v.record(v.string(), written),
  JSON.parse(readFileSync(new URL('./lines.json', import.meta.url), 'utf8')),
);

/** The lines of a visit: as written down, or else as the facts make them. */
export function navigationLinesOf(facts: Facts): readonly string[] {
  return WRITTEN[facts.id]?.lines ?? navigationLines(facts);
}
