import * as v from 'valibot';
import type { Provider } from './provider';

const text = v.string();
const column = v.array(v.nullable(text));

/** One value per provider, in the order of the compiled catalogue; both files come from one build. */
const sourcesFileSchema = v.strictObject({
  /** The version of the extension that it was built with. */
  version: text,
  sources: v.array(v.array(text)),
  docs: column,
  notes: column,
  unverified: v.array(v.nullable(v.array(text))),
});
type SourcesFile = v.InferOutput<typeof sourcesFileSchema>;

/** From where the facts about one provider come, and what is not sure about them. */
export interface ProviderSources {
  readonly sources: readonly string[];
  readonly docs: string | null;
  readonly note: string | null;
  readonly unverified: readonly string[];
}

/** Stands for the provider's own word in an address, which nearly every address repeats. */
const WORD = '{}';

/**
 * Collections with a file about each of hundreds of providers. They are named without it: `catalogue/` has the path, and
 * it follows from the name of the collection and the provider.
 */
const COLLECTIONS =
  /^(APIs-guru\/openapi-directory|NangoHQ\/nango|gitleaks\/gitleaks|mindcloud-inc\/universal-api-reference|mongodb\/kingfisher|n8n-nodes-base@[\d.]+|trufflesecurity\/trufflehog|w6w-io\/w6w-apps):.*/;

/** A source as a person is shown it. */
export function shownSource(source: string): string {
  return source.replace(COLLECTIONS, '$1');
}

/** The file that the build writes, with providers in the order of its catalogue. */
export function sourcesFileOf(providers: readonly Provider[], version: string): SourcesFile {
  const short = (address: string, id: string) => {
    if (address.includes(WORD)) throw new Error(`${id}: ${WORD} stands in ${address}`);
    return address.replaceAll(wordOf(id), WORD);
  };
  return {
    version,
    sources: providers.map(({ id, sources }) => [
      ...new Set(sources.map((source) => short(shownSource(source), id))),
    ]),
    docs: providers.map(({ id, docs }) => (docs === undefined ? null : short(docs, id))),
    notes: providers.map(({ note }) => note ?? null),
    unverified: providers.map(({ unverified }) => (unverified.length === 0 ? null : unverified)),
  };
}

/**
 * What a file of sources has about one provider.
 * @param version of the extension that reads it
 * @param index of the provider in the catalogue
 * @returns null where the file can't be read or is of another build: the facts themselves are elsewhere
 */
export function sourcesIn(
  file: string,
  version: string,
  { id, index }: { readonly id: string; readonly index: number },
): ProviderSources | null {
  const read = v.safeParse(v.pipe(text, v.parseJson(), sourcesFileSchema), file);
  if (!read.success || read.output.version !== version) return null;
  const { sources, docs, notes, unverified } = read.output;
  const whole = (address: string) => address.replaceAll(WORD, wordOf(id));
  const found = sources[index];
  if (found === undefined) return null;
  return {
    sources: found.map(whole),
    docs: docs[index] == null ? null : whole(docs[index]),
    note: notes[index] ?? null,
    unverified: unverified[index] ?? [],
  };
}

function wordOf(id: string): string {
  return id.replaceAll('-', '');
}
