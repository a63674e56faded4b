import { readAddress } from '../address';
import type { Block, Part, PasteReader } from '../find';
import { holdsSecret, looksRandom } from '../instead';
import { isAddressName, isTelling } from '../names';
import { inSentence, KEY_ELSEWHERE, mentionsIn } from './in-sentence';
import { isComment, withoutComment, withoutDecoration } from './lines';

const LABELLED =
  /^\**([A-Za-z][\w ./()'’&*-]{0,79}?)\**\s*(?::|=|\||\t| - | – | — |->|=>|→|\bis:?\s|\s\bis\s)\**\s*((?:(?:Bearer|Token|ApiKey)\s+)?\S+?)[\s|*]*$/i;
/** A label in another language. */
const ELSEWHERE = /^[*#>•|\s-]{0,6}([^\s:：=][^:：=]{0,60}?)\s*[:：=]\s*([!-~]{8,})$/u;
const METHOD = /^\W{0,6}Request Method\W{0,4}\s*(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\W{0,6}$/;
const ADDRESS = /^\W{0,6}([A-Za-z][A-Za-z ]{0,39}?)\W{0,4}\s*:\W{0,4}\s(https?:\/\/\S{1,500}?)[\s|*`]{0,8}$/i;
const LONGEST_SENTENCE = 400;
/** A name on a line of its own, above its value. */
const NAME_ABOVE = /^\W{0,4}([A-Za-z][A-Za-z ]{1,40}?)\s*:?\s*$/;
/** What stands beside a token and is none. */
const NAMES_ID = /\bid$/i;

/** Words in front of a token: `API KEY: …`, `Your token is …`, a cell of a table, a short sentence. */
export const label: PasteReader = {
  name: 'label',
  accepts: (lines, at) => blockAt(lines, at) !== null,
  read: (lines, at) => blockAt(lines, at) ?? { found: [], next: at + 1 },
};

function blockAt(lines: readonly string[], at: number): Block | null {
  const line = lines[at] ?? '';
  const setting = addressIn(line);
  if (setting !== null) return { found: [{ part: setting }], next: at + 1 };
  const parts = labelled(line);
  if (parts.length > 0) return { found: parts.map((part) => ({ part })), next: at + 1 };
  const [name = '', value = ''] = [NAME_ABOVE.exec(line)?.[1], lines[at + 1]?.trim()];
  const isAbove = (isTelling(name) || NAMES_ID.test(name)) && value.length >= 8 && looksRandom(value);
  return isAbove ? { found: [{ part: { kind: 'pair', name, value, form: 'label' } }], next: at + 2 } : null;
}

/** `Base URL: https://api.example.com` */
function addressIn(line: string): Part | null {
  const [, name = '', value = ''] = ADDRESS.exec(line) ?? [];
  const method = METHOD.exec(line)?.[1];
  if (method !== undefined) return { kind: 'method', method };
  const role = /^request url$/i.test(name) ? 'target' : 'setting';
  const address = isAddressName(name) ? readAddress(value, role) : null;
  return address === null ? null : { kind: 'address', address, name };
}

function labelled(raw: string): readonly Part[] {
  if (raw.length > 20_000 || isComment(raw)) return [];
  // `Key #1: …` has a number, no comment.
  const line = withoutComment(withoutDecoration(raw.replace(/(\w )#(?=\d{1,3}\s*:)/, '$1'))).value;
  const [, name = '', value = ''] = LABELLED.exec(line) ?? [];
  const isLabel = isTelling(name) && !(name.length >= 16 && looksRandom(name)) && !holdsSecret(name);
  if (isLabel && !/^\/\/|:\/\//.test(value) && !/^\W{1,2}$/.test(value)) {
    // `secrets set NAME=value`: the words in front belong to a command.
    const variable = /\s([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)$/.exec(name)?.[1];
    return [
      variable === undefined
        ? { kind: 'pair', name: name.trim(), value, form: 'label' }
        : { kind: 'pair', name: variable, value, form: 'variable' },
      ...(/\s\S+\s/.test(name) ? mentionsIn(name) : []),
    ];
  }
  const [, elsewhere = '', key = ''] = line.length <= LONGEST_SENTENCE ? (ELSEWHERE.exec(line) ?? []) : [];
  const isOfApi = /\bAPI\b/.test(elsewhere) && looksRandom(key);
  if (isOfApi || KEY_ELSEWHERE.test(elsewhere))
    return [{ kind: 'pair', name: 'API key', value: key, form: 'label' }];
  return inSentence(line);
}
