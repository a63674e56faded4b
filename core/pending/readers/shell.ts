import { readAddress } from '../address';
import type { Block, Part, PasteReader } from '../find';
import { isTelling } from '../names';
import type { ReadFrom } from '../reading';
import { keysOf, targetParts } from './address-parts';
import { type Option, readArguments, requestMethod } from './curl-options';
import { headerOf, headerParts } from './header-parts';
import { namedIn } from './in-sentence';
import { isComment, withoutDecoration, withoutPrompt } from './lines';
import { nushellAt } from './nushell';
import { shellWords } from './shell-words';
import { bodyBelow, hereString, pipedFrom, withInput, withoutProcess } from './standard-input';
import { assignment, toolOperand, toolOption } from './tool-options';

const BEFORE = /^(?:(?:sudo|time|env|command|exec|!)\s+|[A-Za-z_]\w*=(?:"[^"]*"|'[^']*'|\S*)\s+)*/;
const COMMANDS =
  /^(curl(?:\.exe|ie)?|wget(?:\.exe)?|https?|xhs?|httpie|docker|podman|nerdctl|kubectl|helm|gh|heroku|hey|ab|k6|siege|newman|aria2c|restish|grpcurl|hurl|websocat|wscat|claude|codex|npx|uvx|terraform|az|aws|gcloud|java|mvn|gradle|pd|pip|npm)(?=\s|$)/i;
/** An option that stands alone, as a line out of a command: `--header '…' \`. */
const FRAGMENT =
  /^--?(?:H|header|u|user|oauth2-bearer|url|request|data(?:-raw|-binary)?|e|env|A|auth|location|X|[\w-]*(?:token|key|secret)[\w-]*)(?:[\s='"]|$)/i;

/** Commands: curl and its kin, and tools that take a token as an option or a variable. */
export const shell: PasteReader = {
  name: 'curl',
  accepts: (lines, at) => commandIn(lines[at] ?? '') !== null,
  read(lines, at): Block {
    const nushell = nushellAt(lines, at);
    if (nushell !== null) return nushell;
    const found: Block['found'][number][] = [];
    let next = at;
    let scope = 1;
    let here = commandIn(lines[at] ?? '');
    for (let count = 0; here !== null && count < MOST_COMMANDS; count += 1) {
      const { line, output } = withoutProcess(here.line);
      const said = shellWords(lines, Math.max(at, next - 1), line, here.closing);
      const below = bodyBelow(lines, at, said.next);
      const input = output ?? hereString(said.words) ?? below.body ?? pipedFrom(here.before);
      for (const part of setBefore(here.before)) found.push({ part, readFrom: 'assignment', scope: 0 });
      for (const { parts, readFrom } of requestsOf(line, said.words, input)) {
        for (const part of parts) found.push({ part, readFrom, scope });
        scope += 1;
      }
      next = below.next;
      here = commandIn(said.behind);
    }
    const hasToken = found.some(({ part }) => /^(?:pair|user|instead)$/.test(part.kind));
    if (!hasToken) for (const part of namedIn(lines[at] ?? '')) found.push({ part, scope: 1 });
    return { found, next: Math.max(next, at + 1) };
  },
};

/** Variables that a line sets before its command: `TOKEN=…; curl …`. */
function setBefore(before: string): readonly Part[] {
  const set = /(?:^|[;&|(]\s*)(?:export\s+)?([A-Za-z_]\w{0,63}=(?:"[^"]*"|'[^']*'|[^\s;&|"']+))\s*(?=[;&])/g;
  return [...before.matchAll(set)]
    .slice(0, 20)
    .flatMap(([, one = '']) => assignment(one.replace(/["']/g, '')));
}

/** How many commands of one line are read. */
const MOST_COMMANDS = 20;

/** The requests of one command, each with its parts. */
function requestsOf(
  line: string,
  words: readonly string[],
  input: string | null,
): readonly { readonly parts: readonly Part[]; readonly readFrom: ReadFrom }[] {
  const start = words.findIndex((word) => COMMANDS.test(word));
  const command = FRAGMENT.test(line.replace(BEFORE, ''))
    ? ''
    : (words[start]?.toLowerCase().replace(/\.exe$/, '') ?? '');
  // `TOKEN=…;` in front of a command.
  if (start < 0 && !FRAGMENT.test(line))
    return [{ parts: words.flatMap(assignment), readFrom: 'assignment' }];
  const rest = command === '' ? words : words.slice(start + 1);
  const readFrom: ReadFrom = command === '' || command === 'curl' ? 'curl' : 'command';
  const before = command === '' ? [] : words.slice(0, Math.max(start, 0)).flatMap(assignment);
  return split(withoutRedirections(rest), '--next').map((request, index) => ({
    parts: [...(index === 0 ? before : []), ...partsOf(command, request, input)],
    readFrom,
  }));
}

interface Here {
  /** The line from the command on. */
  readonly line: string;
  /** What stands in front of it. */
  readonly before: string;
  readonly closing: ')' | '`' | null;
}

/**
 * A command inside a line: in `$(curl …)`, after `watch`, `docker run` or `then`, in a sentence. What
 * follows tells the command from the mere word: an option, a quotation, an address.
 */
const INSIDE =
  /(^|[\s(`|;&!"'>])(?:[\w.~]{0,40}\/(?:[\w.-]{1,40}\/){0,6})?(curl(?:\.exe)?|wget)\s+(?=-{1,2}[A-Za-z]|["'$^]|[\\`^]\s*$|https?:|[\w-]+\.[\w.-]+\/)/i;

function commandIn(line: string): Here | null {
  const whole = wholeCommand(line);
  if (whole !== null && !RUNS_ANOTHER.test(whole)) return { line: whole, before: '', closing: null };
  const found = isComment(line) ? null : INSIDE.exec(line);
  const [all = '', before = '', name = ''] = found ?? [];
  const at = found === null ? 0 : found.index + all.lastIndexOf(name);
  // The options of a container precede the command that runs in it.
  if (found === null || (whole !== null && /\s(?:-e|--env)[\s=]/.test(line.slice(0, at))))
    return whole === null ? null : { line: whole, before: '', closing: null };
  return {
    line: line.slice(at),
    before: line.slice(0, at),
    closing: before === '(' ? ')' : before === '`' ? '`' : null,
  };
}

/** Commands that run another one. */
const RUNS_ANOTHER = /^(?:docker|podman|nerdctl|kubectl)\s/i;

/** A command that begins the line. */
function wholeCommand(line: string): string | null {
  if (line.length === 0) return null;
  const fragment = line.trim();
  if (FRAGMENT.test(fragment)) return fragment;
  for (const each of [
    withoutPrompt(line),
    withoutPrompt(withoutDecoration(line)),
    withoutDecoration(line).replace(/^`+/, ''),
  ])
    if (
      COMMANDS.test(each.replace(BEFORE, '')) &&
      /^\S+(?:\s*$|\s+(?:[^:=\s]|:\d|:\/(?!\/)))/.test(each.replace(BEFORE, '')) &&
      !isComment(each)
    )
      return each;
  return null;
}

function partsOf(command: string, words: readonly string[], input: string | null): readonly Part[] {
  const isCurl = /^(?:curl(?:ie)?)?$/.test(command);
  const asks =
    isCurl || /^(?:wget|https?|xhs?|httpie|aria2c|hey|ab|siege|restish|websocat|wscat)$/.test(command);
  const said = readArguments(words, isCurl);
  const { operands } = said;
  const options = isCurl ? withInput(said.options, input) : said.options;
  // HTTPie says the scheme apart: `-A bearer -a …`.
  const isBearer = options.some(({ name, value }) => /^(?:A|auth-type)$/.test(name) && value === 'bearer');
  const isSigned = isCurl && options.some(({ name }) => SIGNING.test(name));
  const parts = joinedUser(options).flatMap((option) =>
    isSigned && option.name === 'user'
      ? []
      : optionParts(
          isBearer && /^(?:a|auth)$/.test(option.name) ? { ...option, name: 'bearer' } : option,
          asks,
        ),
  );
  if (isSigned) parts.push({ kind: 'instead', doubt: 'signed', name: null, text: null });
  if (isCurl && options.some(({ name }) => /^(?:G|get)$/.test(name)))
    for (const { name, value } of options)
      if (/^data(?:-urlencode|-raw|-binary)?$/.test(name)) parts.push(...keysOf(`?${value ?? ''}`));
  const isHttpie = /^(?:https?|xhs?|httpie|curlie)$/.test(command);
  const method = requestMethod(command.replace(/^curlie$/, 'curl'), { options, operands });
  if (method !== null) parts.push({ kind: 'method', method });
  // Other tools keep what they are given: `gcloud secrets create … --data-file=-`.
  if (!asks && input !== null && /^\S+$/.test(input.trim()))
    parts.push({ kind: 'pair', name: null, value: input.trim(), form: 'argument' });
  for (const operand of operands) {
    const item = isHttpie ? /^([A-Za-z][A-Za-z0-9-]*):(?!\/\/)(?!\d+(?:\/|$))(.*)$/s.exec(operand) : null;
    const query = isHttpie ? /^([A-Za-z][\w-]{0,63})==(\S+)$/.exec(operand) : null;
    if (item?.[1] !== undefined) parts.push(...headerParts(item[1], item[2] ?? ''));
    else if (query !== null) parts.push(...keysOf(`?${query[1]}=${query[2]}`));
    else if (!asks) parts.push(...toolOperand(operand));
    else if (isHttpie && /^:(?:\d{1,5})?(?:\/|$)/.test(operand))
      parts.push(...targetParts(`http://localhost${operand.replace(/^:(?!\d)/, '')}`));
    else if (isAddress(operand, isCurl)) parts.push(...targetParts(operand));
  }
  return parts;
}

/** A signature made for each request, so that the name and the password are not sent themselves. */
const SIGNING = /^(?:digest|negotiate|ntlm|aws-sigv4)$/;

/** In wget, both halves are options of their own. */
function joinedUser(options: readonly Option[]): readonly Option[] {
  const user = options.find(({ name }) => /^(?:http-)?user$/.test(name))?.value ?? null;
  const password = options.find(({ name }) => /^(?:http-)?password$/.test(name))?.value ?? null;
  if (user === null || password === null) return options;
  const rest = options.filter(({ name }) => !/^(?:http-)?(?:user|password)$/.test(name));
  return [...rest, { name: 'user', value: `${user}:${password}` }];
}

/** An operand of curl is an address whatever it looks like; a word of documentation around it is not. */
function isAddress(operand: string, isCurl: boolean): boolean {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(operand)) return true;
  if (/^\$\{?\w+\}?/.test(operand) || /^\{\{?\s*[\w.]+\s*\}?\}/.test(operand)) return true;
  return isCurl
    ? /^[^\s/]+\.[^\s/]+/.test(operand) || /^localhost/.test(operand)
    : /^(?:[^\s/]+\.)+[a-z]{2,}(?::\d+)?(?:\/|$)/i.test(operand);
}

function optionParts({ name, value }: Option, asks: boolean): readonly Part[] {
  if (!asks) return toolOption(name, value);
  const text = value ?? '';
  // `--expand-header` is `--header` with `{{name}}` in it, of a variable that `--variable` sets.
  switch (name.replace(/^expand-/, '')) {
    case 'variable':
      return assignment(text);
    case 'H':
    case 'header': {
      if (text.startsWith('@')) return [instead('file', '-H', text.slice(1))];
      const header = headerOf(text);
      return header === null ? [{ kind: 'left-out', name: '-H' }] : headerParts(header.name, header.value);
    }
    case 'oauth2-bearer':
    case 'bearer':
      return [{ kind: 'pair', name: 'Authorization', value: `Bearer ${text}`, form: 'header' }];
    case 'auth':
    case 'a':
    case 'user': {
      const [, user = '', password = ''] = /^([^:]*):?(.*)$/s.exec(text) ?? [];
      return text === '' ? [] : [{ kind: 'user', user, password, name: '-u' }];
    }
    case 'http-password':
    case 'password':
      return [{ kind: 'user', user: '', password: text, name: `--${name}` }];
    case 'config':
      return [instead('file', '-K', text)];
    case 'netrc':
    case 'netrc-file':
      return [instead('file', '--netrc', '.netrc')];
    case 'cookie':
    case 'load-cookies':
      return [instead('cookie', '-b', null)];
    case 'url':
      return targetParts(text);
    case 'proxy':
    case 'preproxy':
    case 'doh-url':
    case 'connect-to':
    case 'resolve': {
      const role = name === 'connect-to' || name === 'resolve' ? name : 'proxy';
      const host = role === 'proxy' ? text : (text.split(':')[role === 'resolve' ? 0 : 2] ?? '');
      const address = readAddress(host, role);
      return [
        { kind: 'left-out', name: `--${name}` },
        ...(address === null ? [] : [{ kind: 'address', address, name: null } as const]),
      ];
    }
    default:
      return isTelling(name) && value !== null && /(?:token|api-?key)$/.test(name)
        ? [{ kind: 'pair', name: `--${name}`, value, form: 'option' }]
        : [{ kind: 'left-out', name: name.length === 1 ? `-${name}` : `--${name}` }];
  }
}

function instead(doubt: 'file' | 'cookie', name: string, text: string | null): Part {
  return { kind: 'instead', doubt, name, text: text?.slice(0, 80) ?? null };
}

/** `> out.json` and `2>&1` are the shell's. */
function withoutRedirections(words: readonly string[]): readonly string[] {
  return words.filter(
    (word, at) => !/^\d?(?:>>?|<)/.test(word) && !/^\d?(?:>>?|<|<<<)$/.test(words[at - 1] ?? ''),
  );
}

function split(words: readonly string[], at: string): readonly (readonly string[])[] {
  const groups: string[][] = [[]];
  for (const word of words)
    if (word === at) groups.push([]);
    else groups.at(-1)?.push(word);
  return groups;
}
