import { readAddress } from '../address';
import type { Block, Part, PasteReader } from '../find';
import { looksRandom } from '../instead';
import { isAddressName, isTelling } from '../names';
import { isComment, withoutComment, withoutDecoration } from './lines';

const LABELLED =
  /^\**([A-Za-z][\w ./()'’&*-]{0,79}?)\**\s*(?::|=|\||\t| - | – | — |->|=>|→|\bis:?\s|\s\bis\s)\**\s*((?:(?:Bearer|Token|ApiKey)\s+)?\S+?)[\s|*]*$/i;
/** Words for a key or a token in other languages, as a label may have them. */
const ELSEWHERE = /^[*#>•|\s-]{0,6}([^\s:：=][^:：=]{0,60}?)\s*[:：=]\s*([!-~]{8,})$/u;
const KEY_ELSEWHERE =
  /schl(?:ü|ue)ssel|cl(?:é|e)s?(?:\s|$)|jeton|clave|llave|chave|chiave|klucz|nyckel|nøgle|nøkkel|sleutel|avain|anahtar|токен|ключ|密钥|密鑰|金鑰|令牌|トークン|キー|토큰|키/iu;
const METHOD = /^\W{0,6}Request Method\W{0,4}\s*(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\W{0,6}$/;
const ADDRESS = /^\W{0,6}([A-Za-z][A-Za-z ]{0,39}?)\W{0,4}\s*:\W{0,4}\s(https?:\/\/\S{1,500}?)[\s|*`]{0,8}$/i;
/** A sentence that names a token and holds one. */
const LONGEST_SENTENCE = 400;

/** Words in front of a token: `API KEY: …`, `Your token is …`, a cell of a table, a short sentence. */
export const label: PasteReader = {
  name: 'label',
  accepts: (lines, at) => labelled(lines[at] ?? '') !== null || addressIn(lines[at] ?? '') !== null,
  read(lines, at): Block {
    const setting = addressIn(lines[at] ?? '');
    if (setting !== null) return { found: [{ part: setting }], next: at + 1 };
    const found = labelled(lines[at] ?? '');
    if (found === null) return { found: [], next: at + 1 };
    return { found: [{ part: { kind: 'pair', ...found, form: 'label' } }], next: at + 1 };
  },
};

/** `Base URL: https://api.example.com` */
function addressIn(line: string): Part | null {
  const [, name = '', value = ''] = ADDRESS.exec(line) ?? [];
  const method = METHOD.exec(line)?.[1];
  if (method !== undefined) return { kind: 'method', method };
  const role = /^request url$/i.test(name) ? 'target' : 'setting';
  const address = isAddressName(name) ? readAddress(value, role) : null;
  return address === null ? null : { kind: 'address', address, name };
}

function labelled(raw: string): { readonly name: string; readonly value: string } | null {
  if (raw.length > 20_000 || isComment(raw)) return null;
  const line = withoutComment(withoutDecoration(raw)).value;
  const [, name, value] = LABELLED.exec(line) ?? [];
  if (name !== undefined && value !== undefined && isTelling(name) && !/^\/\/|:\/\//.test(value))
    return { name: name.trim(), value };
  const [, elsewhere = '', key = ''] = line.length <= LONGEST_SENTENCE ? (ELSEWHERE.exec(line) ?? []) : [];
  if (KEY_ELSEWHERE.test(elsewhere)) return { name: 'API key', value: key };
  return line.length <= LONGEST_SENTENCE ? inSentence(line) : null;
}

/** Exactly one word that a machine made, in a line that speaks of a token. */
function inSentence(line: string): { readonly name: string; readonly value: string } | null {
  const words = line.split(/\s+/);
  if (words.length < 2) return null;
  const tokens = words
    .map((word) => word.replace(/^[("'`]+|[)"'`.,;!]+$/g, ''))
    .filter((word) => word.length >= 16 && looksRandom(word));
  const [token] = tokens;
  if (tokens.length !== 1 || token === undefined) return null;
  const before = line
    .slice(0, line.indexOf(token))
    .replace(/[^A-Za-z ]/g, ' ')
    .trim()
    .split(/\s+/)
    .slice(-4)
    .join(' ');
  return /token|key|secret|\bpa[tk]\b|credential|bearer|password/i.test(line.replace(token, ' '))
    ? { name: before === '' ? 'token' : before, value: token }
    : null;
}
