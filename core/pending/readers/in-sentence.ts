import { readAddress } from '../address';
import type { Part } from '../find';
import { looksRandom } from '../instead';
import { isTelling } from '../names';
import { targetParts, userOf } from './address-parts';
import { headerParts } from './header-parts';
import { isHeaderName } from './named-value';

/** A longer line is not a sentence, nor one of a log. Characters. */
const LONGEST = 2_000;
/** Words for a key or a token in other languages. */
export const KEY_ELSEWHERE =
  /schl(?:ü|ue)ssel|(?<!\p{L})cl(?:é|e)s?(?!\p{L})|jeton|contrase(?:ñ|n)a|clave|llave|chave|chiave|klucz|nyckel|nøgle|nøkkel|sleutel|avain|anahtar|κλειδ|токен|ключ|رمز|مفتاح|توكن|מפתח|אסימון|टोकन|कुंजी|โทเค็น|khóa|kl[ií]č|kľúč|cheia|cheie|kunci|ključ|คีย์|密钥|密鑰|金鑰|令牌|トークン|キー|토큰|키/iu;
const TELLS = /token|key|secret|\bpa[tk]\b|credential|bearer|password|\b(?:auth|login)\b/i;
/** `Authorization:[Bearer …]`, `X-Api-Key: …` in the middle of a line, as logs have it. */
const HEADER =
  /(?<![\w-])([A-Za-z][A-Za-z-]{2,40})["'`]?\s{0,4}(?::|=>?)\s{0,4}[[("'`]{0,3}((?:[A-Za-z-]{3,20} )?[\w.~+/=:-]{8,})(?=[\])"'`},;\s\\]|$)/g;
/** `NAME=value` in the middle of a line. */
const ASSIGNMENT =
  /(?<![\w$-])([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|(?<=\/:)_authToken)[= ](["']?)([^\s"'`;,)]{8,})\2/g;

/** `https://name:password@host/path` */
const WITH_USER = /https?:\/\/[^\s/?#@"']{1,400}@[^\s"'<>]{1,400}/i;

/** Exactly one token in a line of words: a header, a variable, or a word that a machine made where the line speaks of one. */
export function inSentence(line: string): readonly Part[] {
  if (line.length > LONGEST || !/[^!-~]/.test(line)) return [];
  const named = namedIn(line);
  return named.length > 0 ? named : wordIn(line);
}

/** Headers, variables and addresses with a name and a password in the middle of a line, where they hold a token. */
export function namedIn(line: string): readonly Part[] {
  if (line.length > LONGEST) return [];
  const headers = [...line.matchAll(HEADER)].filter(
    ([, name = '', value = '']) =>
      isHeaderName(name) && isTelling(name) && looksRandom(value.split(' ').at(-1) ?? ''),
  );
  if (headers.length > 0)
    return [...requestIn(line), ...headers.flatMap(([, name = '', value = '']) => headerParts(name, value))];
  const assigned = [...line.matchAll(ASSIGNMENT)].filter(
    ([, name = '', , value = '']) => isTelling(name) && looksRandom(value),
  );
  if (assigned.length > 0)
    return assigned.map(([, name = '', , value = '']) => ({ kind: 'pair', name, value, form: 'variable' }));
  const url = WITH_USER.exec(line)?.[0];
  const address = url === undefined ? null : readAddress(url, 'setting');
  if (url === undefined || address === null) return [];
  return [{ kind: 'address', address, name: null }, ...userOf(url)];
}

/** `GET https://api.example.com/me` in the middle of a line. */
function requestIn(line: string): readonly Part[] {
  const [, method = '', url = ''] =
    /\b(GET|HEAD|POST|PUT|PATCH|DELETE)\s+["']?(https?:\/\/[^\s"'<>]{1,400})/.exec(line) ?? [];
  return url === '' ? [] : [{ kind: 'method', method }, ...targetParts(url)];
}

/** Words of a sentence that begin with a capital, as the names of companies do. */
export function mentionsIn(text: string): readonly Part[] {
  const words = text.match(/(?<![A-Za-z0-9])[A-Z][A-Za-z0-9]{2,40}/g) ?? [];
  return words.slice(0, 8).map((name) => ({ kind: 'mention', name }));
}

/** Made by a machine, and no name of several short words: `quill-token-x7k2p`. */
function isMade(word: string): boolean {
  return looksRandom(word) && word.split(/[-_.]/).some((part) => part.length >= 8 && /\d/.test(part));
}

/** The message of a change, or the sum of a file: what a machine made there is no token. */
const OF_CODE =
  /^(?:fix|feat|chore|docs|refactor|revert|test|build|ci)(?:\([\w-]{1,30}\))?!?:\s|\b(?:commit|checksum|sha(?:1|256|512)?|md5)\b|^\s*[0-9a-f]{32,128}\s+\*?[\w./-]+\s*$/i;
/** Tokens that a sentence may have. */
const MOST_IN_SENTENCE = 5;

function wordIn(line: string): readonly Part[] {
  const tokens = line
    .split(/[^!-~]+/)
    .map((word) => word.replace(/^[("'`<*[]+|[)"'`.,;!>*\]]+$/g, ''))
    .filter((word) => word.length >= 16 && isMade(word) && !/[?&][\w-]+=/.test(word));
  const rest = tokens.reduce((text, token) => text.replace(token, ' '), line);
  const isListed = tokens.every((token) => /[:=]\s*["'`(*]{0,3}$/.test(line.slice(0, line.indexOf(token))));
  const tells = TELLS.test(rest) || KEY_ELSEWHERE.test(rest) || (tokens.length > 1 && isListed);
  if (tokens.length === 0 || OF_CODE.test(line) || tokens.length > MOST_IN_SENTENCE || !tells) return [];
  let from = 0;
  const pairs = tokens.map((token): Part => {
    const start = line.indexOf(token, from);
    const words = line.slice(from, start);
    from = start + token.length;
    const before = words
      .replace(/[^A-Za-z ]/g, ' ')
      .trim()
      .split(/\s+/)
      .slice(-4)
      .join(' ');
    const scheme = /(?:^|[\s"'`(:])((?:Bearer|Token|ApiKey)) $/.exec(words)?.[1];
    const name = isTelling(before) && scheme === undefined ? before : 'token';
    return { kind: 'pair', name, value: scheme === undefined ? token : `${scheme} ${token}`, form: 'label' };
  });
  return [...pairs, ...mentionsIn(rest)];
}
