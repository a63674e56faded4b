/** Letters of other scripts that look like these, and symbols read as letters. Unicode's TR39, cut to what hosts use. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  ...table('a', 'аɑαȧạӓ'),
  ...table('b', 'ЬƄḃ'),
  ...table('c', 'сϲċ'),
  ...table('d', 'ԁɗḍ'),
  ...table('e', 'еєҽėẹё3'),
  ...table('g', 'ɡġԍ'),
  ...table('h', 'һհḥ'),
  ...table('i', 'іıíìïɩι'),
  ...table('j', 'јϳ'),
  ...table('k', 'кκḳ'),
  ...table('l', 'ӏḷⅼ1|'),
  ...table('m', 'мṃ'),
  ...table('n', 'пոṇ'),
  ...table('o', 'оοօọȯ0'),
  ...table('p', 'рρṗ'),
  ...table('q', 'ԛզ'),
  ...table('r', 'гṛ'),
  ...table('s', 'ѕṣ5'),
  ...table('t', 'тṭ'),
  ...table('u', 'цսυụ'),
  ...table('v', 'νѵṿ'),
  ...table('w', 'ԝшωẉ'),
  ...table('x', 'хχẋ'),
  ...table('y', 'уүγỵ'),
  ...table('z', 'ʐżẓ'),
};

function table(letter: string, alike: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Array.from(alike, (each) => [each, letter]));
}

/** A text as a hasty reader takes it in: one script, one case, one width, without characters that can't be seen. */
export function fold(text: string): string {
  // Most hosts and names, of which a thousand are folded at once.
  const small = text.toLowerCase();
  if (/^[ -.246-9a-z]*$/.test(small)) return spelt(small);
  const plain = text.normalize('NFKC').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const letters = Array.from(
    plain.replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, ''),
    (each) => LOOKS_LIKE[each] ?? each,
  );
  return spelt(letters.join(''));
}

function spelt(letters: string): string {
  return letters.replaceAll('rn', 'm').replaceAll('vv', 'w');
}

/** Whether one letter was added, left out, changed or swapped with its neighbour. Both are short. */
export function isOneEdit(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  const shorter = Math.min(one.length, other.length);
  while (end < shorter - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  const isSwapped = left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
  return Math.max(left.length, right.length) <= 1 || isSwapped;
}

/** `xn--…` of a host back in letters (RFC 3492); a label that is not punycode stays as it is. */
export function fromPunycode(host: string): string {
  return host
    .split('.')
    .map((label) => (label.startsWith('xn--') ? (decoded(label.slice(4)) ?? label) : label))
    .join('.');
}

function decoded(text: string): string | null {
  const dash = text.lastIndexOf('-');
  const letters = Array.from(text.slice(0, Math.max(dash, 0)), (each) => each.codePointAt(0) ?? 0);
  let [point, at, bias] = [128, 0, 72];
  for (let next = dash + 1; next < text.length; ) {
    const before = at;
    for (let [weight, step] = [1, 36]; ; step += 36) {
      const digit = digitOf(text[next] ?? '');
      next += 1;
      if (digit === null || at > 0x7fffffff) return null;
      at += digit * weight;
      const threshold = step <= bias ? 1 : Math.min(26, step - bias);
      if (digit < threshold) break;
      weight *= 36 - threshold;
    }
    bias = adapted(at - before, letters.length + 1, before === 0);
    point += Math.floor(at / (letters.length + 1));
    at %= letters.length + 1;
    if (point > 0x10ffff) return null;
    letters.splice(at, 0, point);
    at += 1;
  }
  return String.fromCodePoint(...letters);
}

function digitOf(character: string): number | null {
  if (/^[a-z]$/.test(character)) return character.charCodeAt(0) - 97;
  return /^\d$/.test(character) ? Number(character) + 26 : null;
}

function adapted(delta: number, length: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / 700) : delta >> 1;
  rest += Math.floor(rest / length);
  let steps = 0;
  for (; rest > 455; steps += 36) rest = Math.floor(rest / 35);
  return steps + Math.floor((36 * rest) / (rest + 38));
}
