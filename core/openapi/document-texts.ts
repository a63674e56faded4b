import { type ApiDocument, child, listAt, textAt, textOf } from './api-document';
import type { Operation } from './operations';
import { formsOfAuthorization, type SaidForm } from './said-forms';

/** Calls whose texts are looked at, samples that are read, and characters of each. */
const MOST_CALLS = 1000;
const MOST_SAMPLES = 200;
const LONGEST_OF_CALL = 4000;

/** What a document says for people, as far as it is about calls to this API. */
export interface DocumentTexts {
  /** The text about the whole API. */
  readonly general: string;
  /** What the texts of calls that demand a scheme say for sure. */
  ofCalls(scheme: string): readonly SaidForm[];
  /** What code samples show; several forms where they disagree. Only those that name a host of this API count. */
  readonly samples: readonly SaidForm[];
}

/** @param hostNames of the API, without variables */
export function textsOf(
  { root }: ApiDocument,
  operations: readonly Operation[],
  hostNames: readonly string[],
): DocumentTexts {
  const info = child(root, 'info');
  const tags = listAt(root, 'tags', 200).filter((tag) => /auth/i.test(textAt(tag, 'name')));
  const texts = [textAt(info, 'description'), ...tags.map((tag) => textAt(tag, 'description'))];
  const looked = operations.slice(0, MOST_CALLS);
  const samples = looked.flatMap(({ node }) => samplesOf(node));
  const ours = samples.filter((sample) => hostNames.some((name) => sample.includes(name)));
  const read = new Map<unknown, readonly SaidForm[]>();
  const formsOfCall = (node: unknown): readonly SaidForm[] => {
    const text = textAt(node, 'description').slice(0, LONGEST_OF_CALL);
    const forms = read.get(node) ?? formsOfAuthorization(text, 'sure');
    read.set(node, forms);
    return forms;
  };
  return {
    general: texts.map((text) => aboutThisApi(text, hostNames)).join('\n'),
    ofCalls(scheme) {
      const demanding = looked.filter(({ demands }) => demands?.some((names) => names.includes(scheme)));
      return each(demanding.flatMap(({ node }) => formsOfCall(node)));
    },
    samples: each(ours.slice(0, MOST_SAMPLES).flatMap((sample) => formsOfAuthorization(sample, 'sure'))),
  };
}

function samplesOf(node: unknown): readonly string[] {
  return ['x-codeSamples', 'x-code-samples', 'x-samples'].flatMap((key) =>
    listAt(node, key, 12).map((sample) => textOf(child(sample, 'source')).slice(0, LONGEST_OF_CALL)),
  );
}

/**
 * Without sections on calls that the API makes itself, and without blocks of code for other hosts: their headers are
 * not this API's.
 */
function aboutThisApi(text: string, hostNames: readonly string[]): string {
  const sections = text.split(/\n(?=#{1,6} |<h\d)/);
  const own = sections.filter(
    (section) => !/webhook|callback|outgoing/i.test(section.split('\n', 1)[0] ?? ''),
  );
  const blocks = own.join('\n').split('```');
  const isForeign = (block: string): boolean => {
    const hosts = [...block.matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host = '']) => host);
    return hosts.length > 0 && hostNames.length > 0 && !hosts.some((host) => hostNames.includes(host));
  };
  return blocks.filter((block, index) => index % 2 === 0 || !isForeign(block)).join('\n');
}

function each(forms: readonly SaidForm[]): readonly SaidForm[] {
  const byTemplate = new Map<string, SaidForm>();
  for (const form of forms) {
    const key = `${form.header.template} ${form.header.encoding}`.toLowerCase();
    if (!byTemplate.has(key)) byTemplate.set(key, form);
  }
  return [...byTemplate.values()];
}
