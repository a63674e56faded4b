import { type Address, looksLikeAddress, looksLikeApi, readAddress } from '../address';
import type { Block, Part, PasteReader } from '../find';
import { insteadOfToken, looksRandom } from '../instead';
import { keysOf, keysOfFragment, targetParts, userOf } from './address-parts';
import { isComment, withoutComment, withoutDecoration } from './lines';

/** `Bearer …` without a header, `Token token=…`. */
const WITH_SCHEME = /^["'`]?(?:Bearer|Token|ApiKey|Api-Key|OAuth|Basic|SSWS|GenieKey)[\s:]/i;

/** Takes lines that no other reader knows, so it is the last of the list: a lone word is a token, several are prose. */
export const bare: PasteReader = {
  name: 'bare',
  accepts: () => true,
  read(lines, at): Block {
    const line = (lines[at] ?? '').trim();
    const next = at + 1;
    if (line.includes('-----BEGIN')) return privateKey(lines, at);
    if (line.startsWith('AWS4-HMAC-SHA256') || /^(?:Digest|Hawk|Signature)\s/i.test(line))
      return { found: [{ part: { kind: 'pair', name: null, value: line, form: 'bare' } }], next };
    const word = withoutTag(withoutComment(withoutDecoration(line.replace(/^(?:>\s+)+/, ''))).value);
    if (isComment(line) || (/^\W{0,6}$/.test(word) && !/^(?:[.*•●]{3,}|…)$/.test(word)))
      return { found: [], next };
    const isOne =
      !/\s/.test(word) ||
      WITH_SCHEME.test(word) ||
      /^(["'`])[^"'`]*\1[,;]?$/.test(word) ||
      /^[<{[$%#(!]/.test(word);
    const list = isOne ? [] : listed(word);
    if (list.length > 0)
      return {
        found: list.map((value) => ({ part: { kind: 'pair', name: null, value, form: 'bare' } as const })),
        next,
      };
    if (!isOne)
      return { found: [{ part: { kind: 'instead', doubt: 'words', name: null, text: null } }], next };
    const basic = /^Basic\s+(\S+)$/i.exec(word)?.[1];
    if (basic !== undefined)
      return { found: [{ part: { kind: 'user', user: '', password: '', name: 'Basic' } }], next };
    const keys = looksLikeAddress(word) ? [...keysOf(word), ...userOf(word)] : [];
    if (keys.length > 0) return { found: [...targetParts(word)].map((part) => ({ part, scope: 1 })), next };
    const returned = looksLikeAddress(word) ? keysOfFragment(word) : [];
    if (returned.length > 0) return { found: returned.map((part) => ({ part })), next };
    const pair: Part = { kind: 'pair', name: null, value: word, form: 'bare' };
    const address = looksLikeAddress(word) ? readAddress(word, 'setting') : null;
    // A page about an API says less than the API's own address.
    const says = address !== null && looksLikeApi(address);
    return { found: [{ part: pair }, ...(says ? [{ part: settingOf(address) }] : [])], next };
  },
};

/** A token with the words of the buttons beside it, and what they say when they were used. */
const BESIDE_BUTTONS =
  /^([!-~]{16,8192})(?:\s{1,4}[[(]?(?:copy|copied|to|clipboard|reveal|hide|show|regenerate|rotate|roll|delete|revoke|edit|download)[\])]?[!.]?){1,8}$/i;

/** `<code>…</code>` around a word, a link of Markdown, or buttons beside it. */
function withoutTag(word: string): string {
  const beside = BESIDE_BUTTONS.exec(word)?.[1];
  if (beside !== undefined && looksRandom(beside)) return beside;
  const linked = /^\[([A-Za-z0-9._~+=-]{16,})\]\([^()\s]{1,500}\)$/.exec(word)?.[1];
  return linked ?? /^<(\w{1,20})(?:\s[^<>]{0,200})?>([^<>\s]+)<\/\1>[.,]?$/.exec(word)?.[2] ?? word;
}

/** Several tokens on one line, and nothing else. */
function listed(line: string): readonly string[] {
  const words = line.split(/[\s,;]+/, 40).filter((word) => word !== '');
  const isToken = (word: string) => word.length >= 16 && looksRandom(word) && insteadOfToken(word) === null;
  return words.length < 40 && words.every(isToken) ? words : [];
}

function settingOf(address: Address): Part {
  return { kind: 'address', address, name: null };
}

function privateKey(lines: readonly string[], at: number): Block {
  const isPrivate = /PRIVATE KEY/.test(lines[at] ?? '');
  let next = at + 1;
  while (next < lines.length && !(lines[next - 1] ?? '').includes('-----END')) next += 1;
  return {
    found: [
      { part: { kind: 'instead', doubt: isPrivate ? 'private-key' : 'words', name: null, text: null } },
    ],
    next,
  };
}
