import type { Block, Part, PasteReader } from '../find';
import { isAddressName, isTelling } from '../names';
import { isComment, withoutComment, withoutDecoration, withoutPrompt } from './lines';
import { namedValue } from './named-value';
import { netrcAt } from './netrc';

const KEYWORDS =
  /^(?:Environment=(?!")|(?:export|set|setx|declare|typeset|local|readonly|ENV|ARG|let|const|var|val|final|static|public|private|protected|internal|String|string|auto|my|our|def|dim|global|char\s*\*)\s+|-[gxU]+\s+|--(?:export|universal|global)\s+|\$(?=[Ee][Nn][Vv]:)|\$env\.(?=\w)|-D(?=[\w-]+\.))+/;
const ASSIGNED =
  /^\$?(?:[Ee][Nn][Vv]:)?["'`]?([A-Za-z_][\w.-]{1,63})["'`]?(?:\[\])?\s*(?::\s*&?[\w.'[\]<>]+\s*)?(?:=|:=|\?=|=>)\s*(?![=~>])(.*)$/s;
/** `setx NAME value`, `ENV NAME value`, `set -x NAME value`. */
const WITHOUT_SIGN =
  /^(?:setx|ENV|#\s*define|SetEnv|set(?:\s+-[gxU]+|\s+--(?:export|universal|global))+|setenv)\s+([A-Za-z_]\w{1,63})\s+(\S.*)$/;

/** A variable that is set, in `.env` files, shells and the usual languages. */
export const assignment: PasteReader = {
  name: 'assignment',
  accepts: (lines, at) =>
    assigned(lines[at] ?? '') !== null ||
    severalIn(lines[at] ?? '').length > 0 ||
    isSection(lines, at) ||
    netrcAt(lines, at) !== null,
  read: (lines, at): Block => netrcAt(lines, at) ?? severalAt(lines, at) ?? sectionAt(lines, at),
};

const ONE = /([A-Za-z_]\w{1,63})=("[^"]{0,8000}"|'[^']{0,8000}'|[^\s;"']{1,8000})/;
/** `export A=1 B=2` of a shell, `Endpoint=…;Id=…;Secret=…` of a connection string. A cookie has blanks behind its semicolons. */
const SEVERAL = [' +', ';'].map((sign) => new RegExp(`^${ONE.source}(?:${sign}${ONE.source}){1,20}[; ]*$`));

/** The variables that one line sets, where it sets several. */
function severalIn(line: string): readonly (readonly [name: string, value: string])[] {
  const plain = withoutDecoration(withoutPrompt(line)).replace(/^(["'`])(.*)\1[;,]*$/, '$2');
  const bare = plain.replace(KEYWORDS, '').replace(/^env +/, '');
  if (!SEVERAL.some((form) => form.test(bare))) return [];
  return [...bare.matchAll(new RegExp(ONE, 'g'))].map(([, name = '', value = '']) => [name, value] as const);
}

function severalAt(lines: readonly string[], at: number): Block | null {
  const several = severalIn(lines[at] ?? '');
  if (several.length === 0) return null;
  const parts = several.flatMap(([name, value]) =>
    namedValue(name, value.replace(/^(["'])(.*)\1$/, '$2'), 'variable'),
  );
  return { found: parts.map((part) => ({ part })), next: at + 1 };
}

/** `wrangler secret put NAME <<< …`: a tool sets a variable to what it is given. */
const GIVEN = /^[\w./-]+\s(?:[\w:./=-]+\s+){0,8}?([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\s[^<]{0,200}<<<\s*(\S+)\s*$/;
/** `pulumi config set cloudflare:apiToken …`: a setting of the plug-in for a provider. */
const PULUMI =
  /^\s*(?:[$%>]\s+)?pulumi\s+config\s+set\s+(?:--?[\w-]+\s+){0,6}["']?([\w-]{2,40}:[\w.-]{2,40})["']?\s+(?:--?[\w-]+\s+){0,6}(?![-<])(\S+)/;
const SECTION = /^\s*\[([\w."' /:@-]{1,60})\]\s*$/;

function isSection(lines: readonly string[], at: number): boolean {
  return SECTION.test(lines[at] ?? '') && setting(lines[at + 1] ?? '') !== null;
}

/** Below `[name]` a colon does too. */
function setting(line: string): ReturnType<typeof assigned> {
  const [, name, value] = /^\s*([A-Za-z_][\w.-]{1,63})\s*(?::\s+|=\s*)(\S.*?)\s*$/.exec(line) ?? [];
  return assigned(line) ?? (name === undefined || value === undefined ? null : { name, value });
}

/** A line of its own, or all below `[name]`, which says whose they are. */
function sectionAt(lines: readonly string[], at: number): Block {
  const handedTo = SECTION.exec(lines[at] ?? '')?.[1] ?? null;
  const found: { part: Part; line: number }[] = [];
  let line = handedTo === null ? at : at + 1;
  const read = handedTo === null ? assigned : setting;
  for (let one = read(lines[line] ?? ''); one !== null; one = read(lines[line] ?? '')) {
    for (const part of namedValue(one.name, one.value, 'variable'))
      found.push({ part: part.kind === 'pair' && handedTo !== null ? { ...part, handedTo } : part, line });
    line += 1;
    if (handedTo === null) break;
  }
  return { found, next: Math.max(line, at + 1) };
}

function assigned(line: string): { readonly name: string; readonly value: string } | null {
  // The settings of npm begin like a comment.
  const npm = /^\s*\/\/[\w./-]+\/:(_authToken)=(\S+)\s*$/.exec(line);
  if (npm?.[1] !== undefined && npm[2] !== undefined) return { name: npm[1], value: npm[2] };
  const given = GIVEN.exec(line) ?? PULUMI.exec(line);
  if (given?.[1] !== undefined && given[2] !== undefined)
    return { name: given[1], value: given[2].replace(/^(["'])(.*)\1$/, '$2') };
  if (isComment(line) && !/^\s*#\s*define\s/.test(line)) return null;
  const start = withoutDecoration(withoutPrompt(line)).replace(/^`+|`+$/g, '');
  const [, plainName, plainValue] = WITHOUT_SIGN.exec(start) ?? [];
  if (plainName !== undefined && plainValue !== undefined && !plainValue.startsWith('='))
    return { name: plainName, value: withoutComment(plainValue.replace(/\s+\/[Mm]$/, '')).value };
  const bare = withoutOuterQuotes(start).replace(KEYWORDS, '');
  const [, name, rest] = ASSIGNED.exec(bare) ?? [];
  if (name === undefined || rest === undefined) return null;
  const hasBlanks = /^\S*\s+[:?]?=|=\s/.test(bare);
  // `JBSWY3DPEHPK3PXP=` is the end of base64, `TOKEN=` a name without a value.
  if (rest.trim() === '') return isName(name) && isTelling(name) ? { name, value: '' } : null;
  const isAddress = isAddressName(name) && /^["']?https?:\/\//.test(rest);
  if (!isName(name) && !isAddress && !hasBlanks && bare === start) return null;
  const value = simpleValue(rest.replace(/\s[\\^`]\s*$/, '').trim());
  return value === null ? null : { name, value };
}

/** `set "NAME=value"` of Windows, `Environment="NAME=value"` of systemd. */
function withoutOuterQuotes(line: string): string {
  return line.replace(/^(set\s+|Environment=)"([A-Za-z_]\w{1,63}=[^"]{1,8000})"\s*$/i, '$1$2');
}

/** A variable's name, not the first half of a base64 text: upper case, or several words, or one that tells. */
function isName(name: string): boolean {
  return (
    /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/.test(name) ||
    /^[A-Za-z][A-Za-z0-9]*(?:[_.-][A-Za-z0-9]+)+$/.test(name) ||
    (isTelling(name) && name.length <= 24)
  );
}

/** A quoted text or one word; anything else is an expression, for the reader of code. */
function simpleValue(rest: string): string | null {
  // A shell runs what is between backticks.
  if (/^`[\w./-]+\s[^`$]{1,400}`?$/.test(rest)) return `$(${rest.replaceAll('`', '')})`;
  const ofPerl = /^qq?(?:\(([^()]*)\)|\{([^{}]*)\}|\[([^[\]]*)\]);?$/.exec(rest);
  if (ofPerl !== null) return ofPerl[1] ?? ofPerl[2] ?? ofPerl[3] ?? null;
  const quoted =
    /^(?:[bfru@$]{0,2})(["'`])((?:\\.|(?!\1)[^\\])*)\1(\s*(?:\.\w+\([^)]*\))?[;,)\]}|&\s]*)(.*)$/is.exec(
      rest,
    );
  if (quoted?.[2] !== undefined && (quoted[4] === '' || /^(?:#|\/\/|--|\/\*|<!--|<-)/.test(quoted[4] ?? '')))
    return quoted[2];
  // `$env:NAME = "…"; node app.js`
  if (
    quoted?.[2] !== undefined &&
    /[;&|]\s*$/.test(quoted[3] ?? '') &&
    /^[\w./ -]{1,80}$/.test(quoted[4] ?? '')
  )
    return quoted[2];
  if (/^["'`]/.test(rest)) return rest.slice(1).includes(rest[0] ?? '') ? null : rest;
  // `KEY=value command` sets it for one command.
  const { value, cut } = withoutComment(rest);
  if (
    /^[\w$.\\]+(?:(?:->|::?)[\w$.]+)*\(|^&?[A-Za-z_][\w.]*\{.*["'=:]|^[A-Za-z_.]+\s+["'(]|^(?:new|await|function|async|lambda|\{|\[|\()/.test(
      value,
    ) &&
    !/^\$\(/.test(value)
  )
    return null;
  const alone = /^([^\s;&|]+)(?:\s*(?:&&|\|\|)|;\s|\s+[|;&]\s)\s*\S/.exec(value)?.[1];
  if (alone !== undefined) return alone;
  const first = /^(\S+)\s+(?:\.\/|[a-z][\w.-]*(?:\s|$))/.exec(value)?.[1];
  return first !== undefined && !cut && /\d/.test(first) ? first : value;
}
