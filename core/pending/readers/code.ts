import { readAddress } from '../address';
import type { Block, Part, PasteReader } from '../find';
import { insteadOfToken, looksRandom } from '../instead';
import { isAddressName, isOrdinaryHeader, isTelling } from '../names';
import { keysOf } from './address-parts';
import { formOfText, headerOfVariable, textOfVariable } from './code-forms';
import { receiverOf } from './code-receiver';
import { type CodeToken, codeTokens } from './code-tokens';
import { headerOf, headerParts } from './header-parts';
import { inSentence, namedIn } from './in-sentence';
import { partsOfJson } from './json';
import { isBlank } from './lines';
import { isHeaderName, namedValue } from './named-value';

/** A request as it went over the wire, in one text: `GET /me HTTP/1.1\\r\\nHost: …`. */
const WIRE = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (\S{1,2000}) HTTP\/[\d.]+/;
const HAS_TEXT = /(["'`])(?:(?!\1).)*\1/;
/** A value that goes on in the next lines: `token = (`. */
const OPENS = /[=(]\s*[([{]\s*$/;
const LOOKS_LIKE_CODE =
  /[{}()[\];,]\s*$|^\s*[})\]]|^\s*(?:import|from|require|use|using|const|let|var|func|def)\b/;
const IMPORT = /^\s*(?:import|from|require|use|using|gem|#include|package)\b/;
const ASSIGNS = /^(?:=|:=|=>|:|->)$/;
const SAYS_NAME = /^(?:(?:secret_|variable_|parameter_)?name|key|header|field|variable)$/i;
const SAYS_VALUE = /^(?:plaintext_|secret_)?(?:value|string)$/i;
const NOT_WHERE_IT_GOES = /referr?er|origin|webhook|callback|redirect|docs|proxy|icon|image|body|data/i;

/** Texts in quotes, with what code says about each: a name before it, a call around it. Any language. */
export const code: PasteReader = {
  name: 'code',
  accepts: (lines, at) =>
    HAS_TEXT.test(lines[at] ?? '') ||
    (IMPORT.test(lines[at] ?? '') && inSentence(lines[at] ?? '').length === 0) ||
    (OPENS.test(lines[at] ?? '') && HAS_TEXT.test(lines[at + 1] ?? '')),
  read(lines, at): Block {
    let next = at + 1;
    let depth = depthOf(lines[at] ?? '');
    while (next < lines.length && !isBlank(lines[next]) && isCode(lines[next] ?? '', depth > 0)) {
      depth += depthOf(lines[next] ?? '');
      next += 1;
    }
    const mentions = lines
      .slice(at, next)
      .flatMap((line, index) =>
        IMPORT.test(line) ? mentioned(line).map((part) => ({ part, line: at + index })) : [],
      );
    const tokens = codeTokens(lines, at, next);
    return { found: [...mentions, ...texts(tokens)], next };
  },
};

/** Braces that a line opens and does not close. */
function depthOf(line: string): number {
  return line.split('{').length - line.split('}').length;
}

/** @param isInside whether a brace above is still open, as in a block of Terraform */
function isCode(line: string, isInside: boolean): boolean {
  return (
    (HAS_TEXT.test(line) ||
      LOOKS_LIKE_CODE.test(line) ||
      (isInside && /^\s+[\w-]+\s*=\s*[\w()]+\s*$/.test(line))) &&
    !/^\s*(?:[$#>%]\s+)?(?:curl|wget|https?)\s/.test(line)
  );
}

function mentioned(line: string): readonly Part[] {
  return (line.match(/[A-Za-z][A-Za-z0-9]{2,40}/g) ?? [])
    .slice(0, 8)
    .map((name) => ({ kind: 'mention', name }));
}

function texts(tokens: readonly CodeToken[]): readonly { readonly part: Part; readonly line: number }[] {
  const found: { part: Part; line: number }[] = [];
  let pendingName: string | null = null;
  let until = -1;
  tokens.forEach((token, at) => {
    if (token.kind === 'word' && tokens[at + 1]?.value === '.' && /^[A-Z]?[a-z]\w{2,}$/.test(token.value))
      found.push({ part: { kind: 'mention', name: token.value }, line: token.line });
    if (token.kind === 'word') found.push(...verbAt(tokens, at));
    if (token.kind === 'word' || (token.kind === 'text' && isName(tokens, at)))
      for (const part of headerOfVariable(tokens, at)) found.push({ part, line: token.line });
    if (token.kind !== 'text' || at <= until) return;
    const form = formOfText(tokens, at);
    if (form === null && isName(tokens, at)) return;
    if (form !== null) {
      for (const part of form.parts) found.push({ part, line: token.line });
      until = at + form.more;
      return;
    }
    const name = nameBefore(tokens, at);
    if (
      name !== null &&
      SAYS_NAME.test(name) &&
      /^[A-Za-z_][\w-]{1,63}$/.test(token.value) &&
      !looksRandom(token.value)
    ) {
      pendingName = token.value;
      return;
    }
    // `require('@sendgrid/mail')`
    if (name === 'require') {
      for (const part of mentioned(token.value)) found.push({ part, line: token.line });
      return;
    }
    const called = name !== null && SAYS_VALUE.test(name) && pendingName !== null ? pendingName : name;
    const value = withNeighbour(tokens, at);
    if (value === null) return;
    const handedTo = receiverOf(tokens, at);
    for (const part of partsOf(called, value, tokens, at))
      found.push({ part: part.kind === 'pair' ? { ...part, handedTo } : part, line: token.line });
  });
  return found;
}

/** `HttpMethod.Get`, `Net::HTTP::Get`. */
function verbAt(tokens: readonly CodeToken[], at: number): readonly { part: Part; line: number }[] {
  const { value = '', line = 0 } = tokens[at] ?? {};
  const isVerb = /^(?:GET|Get|Post|POST|Put|PUT|Patch|PATCH|Delete|DELETE|Head|HEAD)$/.test(value);
  if (!isVerb || !/^(?:HttpMethod|Method|HTTP)$/.test(tokens[at - 2]?.value ?? '')) return [];
  return [{ part: { kind: 'method', method: value.toUpperCase() }, line }];
}

function partsOf(
  name: string | null,
  value: string,
  tokens: readonly CodeToken[],
  at: number,
): readonly Part[] {
  if (/^(?:https?|wss?):\/\//i.test(value)) {
    const goes =
      name === null ? true : !NOT_WHERE_IT_GOES.test(name) && (isAddressName(name) || isCall(tokens, at));
    const address = readAddress(
      value,
      goes && (name === null || isCall(tokens, at) || /^(?:url|uri)$/i.test(name)) ? 'target' : 'setting',
    );
    if (address === null || !goes) return [];
    const says = name === 'fetch' && saysMethod(tokens, at);
    const method = isCall(tokens, at) && !says ? calledMethod(name) : null;
    return [
      { kind: 'address', address, name },
      ...(method === null ? [] : [{ kind: 'method', method } as const]),
    ];
  }
  const wire = WIRE.exec(value) === null ? [] : wireParts(value);
  if (wire.length > 0) return wire;
  if (/^\s*[{[]/.test(value) && !NOT_WHERE_IT_GOES.test(name ?? '')) return partsOfJson(value) ?? [];
  const header = headerOf(value);
  if (header !== null && isHeaderName(header.name)) return headerParts(header.name, header.value);
  const inside = namedIn(value);
  if (inside.length > 0) return inside;
  if (name === null)
    return /\s/.test(value) && !/^(?:Bearer|Token|ApiKey)\s/i.test(value)
      ? []
      : [{ kind: 'pair', name: null, value, form: 'argument' }];
  if (isCall(tokens, at) && !isTelling(name))
    return /\s/.test(value) && !/^(?:Bearer|Token|ApiKey)\s/i.test(value)
      ? []
      : [{ kind: 'pair', name, value, form: 'argument' }];
  return namedValue(name, value, 'field');
}

function wireParts(text: string): readonly Part[] {
  const [, method = '', target = ''] = WIRE.exec(text) ?? [];
  const headers = text.split(/(?:\\r)?\\n|\r?\n/).slice(1, 100);
  const parts = headers.flatMap((line) => {
    const header = headerOf(line);
    return header === null ? [] : headerParts(header.name, header.value);
  });
  return [
    { kind: 'method', method },
    ...keysOf(target),
    ...parts.map((part) =>
      part.kind === 'address' ? { ...part, address: { ...part.address, role: 'target' as const } } : part,
    ),
  ];
}

/** `requests.get("https://…")`; `fetch` gets where nothing beside it says otherwise. */
function calledMethod(name: string | null): string | null {
  if (name === null || !/^(?:fetch|get|head|post|put|patch|delete|options)$/i.test(name)) return null;
  return name === 'fetch' ? 'GET' : name.toUpperCase();
}

/** Whether what a call is given has a method. */
function saysMethod(tokens: readonly CodeToken[], at: number): boolean {
  return tokens
    .slice(at, at + 200)
    .some(({ value }, index) => value === 'method' && tokens[at + index + 1]?.value === ':');
}

/** Whether a text is the name of the one that follows. */
function isName(tokens: readonly CodeToken[], at: number): boolean {
  const after = tokens[at + 1]?.value;
  const value = tokens[at]?.value ?? '';
  if (after === undefined) return false;
  if (after === ':' || after === '=>' || (after === '=' && tokens[at + 2]?.kind === 'text'))
    return tokens[at - 1]?.value !== '?';
  // `headers["Authorization"] = …`
  if (after === ']' && ASSIGNS.test(tokens[at + 2]?.value ?? '')) return true;
  return after === ',' && tokens[at + 2]?.kind === 'text' && namesByComma(value);
}

/** `.header("Authorization", "Bearer …")`, `SetEnvironmentVariable("PYLON_API_KEY", "…")`. */
function namesByComma(value: string): boolean {
  return (
    /^[A-Za-z_][\w-]{1,63}$/.test(value) &&
    !/\d{3}/.test(value) &&
    (isTelling(value) || isOrdinaryHeader(value))
  );
}

function nameBefore(tokens: readonly CodeToken[], at: number): string | null {
  const before = tokens[at - 1];
  const name = tokens[at - 2];
  if (before?.value === '(' && ASSIGNS.test(name?.value ?? '')) return nameBefore(tokens, at - 1);
  if (before === undefined || name === undefined) return null;
  // A prefix of the language: f"…", b'…', r"…".
  if (before.kind === 'word' && /^(?:[bfru]{1,2}|\$@?|@)$/i.test(before.value))
    return nameBefore(tokens, at - 1);
  if (ASSIGNS.test(before.value)) {
    if (name.value === ']') return tokens[at - 3]?.kind === 'text' ? (tokens[at - 3]?.value ?? null) : null;
    // `token: str = "…"`, and `Go` types.
    if (tokens[at - 3]?.value === ':' && before.value === '=' && tokens[at - 4] !== undefined)
      return tokens[at - 4]?.value ?? null;
    return name.kind === 'sign' ? null : name.value;
  }
  if (before.value === ',' && name.kind === 'text' && (isName(tokens, at - 2) || namesByComma(name.value)))
    return name.value;
  // `"Authorization", fmt.Sprintf("Bearer %s", token)`
  if (before.value === '(' && /^(?:s?printf|format)$/i.test(name.value)) {
    const isMember = tokens[at - 3]?.value === '.';
    const outer = nameBefore(tokens, isMember ? at - 4 : at - 2);
    if (outer !== null) return outer;
  }
  if (before.value === '(' && name.kind === 'word') return name.value;
  // `set "Acme:ApiKey" "…"`
  const value = tokens[at]?.value ?? '';
  const isValue = looksRandom(value) || insteadOfToken(value) !== null;
  const isBeside = before.kind === 'text' && before.line === tokens[at]?.line;
  if (isBeside && isValue && /^[A-Za-z][\w:.-]{1,63}$/.test(before.value) && isTelling(before.value))
    return before.value;
  return null;
}

function isCall(tokens: readonly CodeToken[], at: number): boolean {
  return tokens[at - 1]?.value === '(';
}

/** A text that is put together: `"Bearer " + "…"` is whole, with a variable in it there is no token. */
function withNeighbour(tokens: readonly CodeToken[], at: number): string | null {
  const value = tokens[at]?.value ?? '';
  const filled = textOfVariable(tokens, at);
  if (filled !== null) return filled;
  const parts = joinedTexts(tokens, at);
  if (parts !== 1)
    return parts === 0
      ? null
      : tokens
          .slice(at, at + parts)
          .map((each) => each.value)
          .join('');
  const isPlus = (sign: string | undefined) => sign === '+' || sign === '..' || sign === '.';
  const joins = isPlus(tokens[at + 1]?.value);
  const second = tokens[at + 2];
  if (!joins || tokens[at + 1]?.line !== tokens[at]?.line)
    return isPlus(tokens[at - 1]?.value) && tokens[at - 2]?.kind === 'text' ? null : value;
  if (second?.kind === 'text') return value + second.value;
  // A method of the text, as `.strip()`, leaves it whole.
  return tokens[at + 1]?.value === '.' && tokens[at + 3]?.value === '(' ? value : null;
}

const MOST_PARTS = 60;

/**
 * Over how many texts a text goes that parentheses hold together, a line each, as in Python.
 * @returns 0 where it is a later one of them, which the first has
 */
function joinedTexts(tokens: readonly CodeToken[], at: number): number {
  const isPart = (index: number) =>
    tokens[index]?.kind === 'text' &&
    /^\S+$/.test(tokens[index]?.value ?? '') &&
    tokens[index]?.line !== tokens[index - 1]?.line;
  let first = at;
  while (isPart(first) && isPart(first - 1) && at - first < MOST_PARTS) first -= 1;
  let end = at;
  while (isPart(end) && end - at < MOST_PARTS) end += 1;
  if (end - first < 2 || tokens[first - 1]?.value !== '(') return 1;
  return first === at ? end - at : 0;
}
