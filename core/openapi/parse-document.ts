import { jsonErrorAt } from '../shapes/json-error';
import { ApiDescriptionError } from './api-description-error';

/** Characters of a document in JSON, which is read fast: the largest that is published has 47 MB, GitHub's has 13. */
export const LARGEST_JSON = 32 * 1024 * 1024;
/** Characters of a document in YAML. Reading takes about twenty times its size of memory. */
export const LARGEST_YAML = 16 * 1024 * 1024;
/** Honest documents repeat a part by alias a few hundred times. */
export const MOST_ALIASES = 10_000;
/** The deepest that is published has 34. */
const DEEPEST = 100;

const START = { line: 1, column: 1 };

const WEB_PAGE = /^<(?:!doctype|\?xml|!--|[a-z][\w-]*[\s/>])/i;
const ASKS_FOR_PASSWORD = /type\s*=\s*["']?password|\b(?:sign|log) ?in\b/i;

/**
 * The document as a tree. An alias of YAML stays one node that several parents share, so nobody may copy the tree or
 * make text of it.
 * @throws {ApiDescriptionError} where it is too large, no JSON or YAML, or would unfold without end
 */
export async function parseDocument(text: string): Promise<unknown> {
  if (text.length > LARGEST_JSON) throw new ApiDescriptionError('json-too-large');
  const start = text.slice(0, 1000).trimStart();
  if (start === '' && text.trim() === '') throw new ApiDescriptionError('empty');
  if (WEB_PAGE.test(start)) {
    const asks = ASKS_FOR_PASSWORD.test(text.slice(0, 200_000));
    throw new ApiDescriptionError(asks ? 'sign-in-page' : 'web-page');
  }
  const parsed = parseJson(text);
  if (parsed !== undefined) return parsed;
  const isJson = start.replace(/^\ufeff\s*/, '').startsWith('{');
  if (text.length > LARGEST_YAML) {
    // A download that broke off is not YAML: say where it ends.
    if (isJson) throw new ApiDescriptionError('syntax', jsonErrorAt(text) ?? START);
    throw new ApiDescriptionError('yaml-too-large');
  }
  const plain = isJson ? withoutComments(text) : text;
  return parseJson(plain) ?? parseYaml(plain);
}

/** JSON without the comments that editors tolerate. Line ends stay, so that an error names the right line. */
function withoutComments(text: string): string {
  return text.replace(
    /"[^"\\\n]*(?:\\.[^"\\\n]*)*"|(?<=[\s{}[\],]|^)(?:\/\/[^\n]*|\/\*[\s\S]*?\*\/)/g,
    (part) => (part.startsWith('"') ? part : part.replace(/[^\n]/g, ' ')),
  );
}

/** @returns undefined where it is not JSON */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}

async function parseYaml(text: string, isRetry = false): Promise<unknown> {
  // Here and not above: pages that read no YAML must not load its reader.
  const { CORE_SCHEMA, load, mergeTag, YAMLException } = await import('js-yaml');
  const options = {
    schema: CORE_SCHEMA.withTags(mergeTag),
    maxAliases: MOST_ALIASES,
    maxDepth: DEEPEST,
    // As in JSON: real documents have duplicate keys.
    json: true,
  };
  try {
    return load(text, options);
  } catch (error) {
    if (error instanceof YAMLException && error.reason === 'deficient indentation') {
      // People close a list under the word that it belongs to. The standard forbids it, and most other readers take it.
      const indented = text.replace(/^ *(?=[\]}])/gm, '$& ');
      if (!isRetry && indented !== text) return parseYaml(indented, true);
    }
    // Anything else is a fault of the reader in a text that nobody foresaw, and no reason to fail without a name.
    if (!(error instanceof YAMLException)) throw new ApiDescriptionError('syntax', START);
    if (/maxAliases|maxTotalMergeKeys/.test(error.reason)) throw new ApiDescriptionError('too-many-aliases');
    if (error.reason.includes('maxDepth')) throw new ApiDescriptionError('too-deep');
    const { mark } = error;
    const place = mark === undefined ? START : { line: mark.line + 1, column: mark.column + 1 };
    throw new ApiDescriptionError('syntax', place);
  }
}
