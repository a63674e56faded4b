import { existsSync, readFileSync } from 'node:fs';
import { FAMILIES } from '../attacks/families';
import { trackedFiles } from './tracked-files';

/** The nine promises of SECURITY.md. */
export const PROMISES = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9'] as const;

/** Lines of a promise's page between which its proofs stand. */
const BEGIN = '<!-- Written by `npm run proofs` from the tags of the tests. -->';
const END = '<!-- The end of the proofs. -->';

const TAG = /^\s*\/\/ Proves (P\d+): (\S.*\.)$/;
/** Looks like a tag, whether or not it is a good one. */
const LIKE_TAG = /^\s*(?:\/\/|\*)\s*proves\b/i;
/** A loop may stand between a tag and its test. */
const LOOP = /^\s*for \(/;
const TEST = /^\s*(?:it|describe|prompted|test\w*)[.(<]/;

export interface Proof {
  readonly promise: string;
  /** Where it is judged: a file, or the folder of an attack family. */
  readonly path: string;
  /** The thing that is judged, in one sentence. */
  readonly sentence: string;
}

export interface TagsRead {
  readonly proofs: readonly Proof[];
  /** Each tag that is no good, as `file:line`, with the reason. */
  readonly complaints: readonly string[];
}

/** The tags of one file: `// Proves P3: …` right above a test, alone or with others. */
export function readTags(path: string, text: string): TagsRead {
  const lines = text.split('\n');
  const proofs: Proof[] = [];
  const complaints: string[] = [];
  for (const [at, line] of lines.entries()) {
    if (!LIKE_TAG.test(line)) continue;
    const where = `${path}:${at + 1}`;
    const [, promise = '', sentence = ''] = TAG.exec(line) ?? [];
    const below = lines.slice(at + 1).find((each) => !LIKE_TAG.test(each) && !LOOP.test(each)) ?? '';
    if (sentence === '') complaints.push(`${where}: not of the form "// Proves P1: A sentence."`);
    else if (!PROMISES.some((each) => each === promise)) complaints.push(`${where}: no promise ${promise}`);
    else if (!TEST.test(below)) complaints.push(`${where}: not right above a test`);
    else proofs.push({ promise, path, sentence });
  }
  return { proofs, complaints };
}

const SEARCHED = /^(?:tests|core|entrypoints|components|platform)\/.*\.(?:test|spec)\.tsx?$/;

/** All tags of the repository. */
export function allTags(): TagsRead {
  const read = trackedFiles()
    .filter((file) => SEARCHED.test(file))
    .map((file) => readTags(file, readFileSync(file, 'utf8')));
  return {
    proofs: [...read.flatMap(({ proofs }) => proofs), ...familyProofs()],
    complaints: read.flatMap(({ complaints }) => complaints),
  };
}

/** A family of attacks is one file or a folder of them. */
export const familyPath = (family: string): string => {
  const file = `tests/attacks/vectors/${family}.ts`;
  return existsSync(file) ? file : `tests/attacks/vectors/${family}/`;
};

function familyProofs(): readonly Proof[] {
  return Object.entries(FAMILIES).flatMap(([family, { proves, tries }]) =>
    proves.map((promise) => ({ promise, path: familyPath(family), sentence: tries })),
  );
}

export const pageOf = (promise: string): string => `docs/security/${promise}.md`;

/** The list of a promise's proofs, one line a file, with the straight apostrophe of our documents. */
export function proofList(promise: string, proofs: readonly Proof[]): string {
  const sentences = new Map<string, string[]>();
  for (const proof of proofs.filter((each) => each.promise === promise))
    sentences.set(proof.path, [...(sentences.get(proof.path) ?? []), proof.sentence]);
  return [...sentences]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, said]) => `- [\`${path}\`](../../${path}): ${said.join(' ')}`)
    .join('\n')
    .replaceAll('’', "'");
}

/**
 * A promise's page with that list between its marks.
 * @throws when the marks are not there
 */
export function withProofs(page: string, list: string): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) throw new Error('The page has no place for its proofs.');
  return `${page.slice(0, begin)}${BEGIN}\n${list}\n${page.slice(end)}`;
}
