import * as v from 'valibot';

const text = v.string();
const sourcesSchema = v.object({
  sources: v.array(text),
  docs: v.optional(text),
  note: v.optional(text),
  unverified: v.optional(v.array(text), []),
});

/** From where the facts about one provider come, and what is not sure about them. */
export type ProviderSources = v.InferOutput<typeof sourcesSchema>;

/**
 * What a file of sources, as the build wrote it, has about one provider.
 * @returns null for one that it does not have, and for a file that can't be read: the facts themselves are elsewhere
 */
export function sourcesIn(file: string, id: string): ProviderSources | null {
  const all = v.safeParse(v.pipe(text, v.parseJson(), v.record(text, v.unknown())), file);
  if (!all.success || !Object.hasOwn(all.output, id)) return null;
  const found = v.safeParse(sourcesSchema, all.output[id]);
  return found.success ? found.output : null;
}
