import { type Option, readArguments } from './curl-options';
import { isBlank } from './lines';
import { shellWords } from './shell-words';

/** Lines that a body between `<<EOF` and `EOF` may have. */
const LONGEST_BODY = 100;
/** `<(printf '…')`: a command whose output takes the place of a file. */
const PROCESS = /<\(\s*((?:echo|printf)\s[^()]{1,8000})\)/;
const PRINTS = /(?:^|[\s;&|(`])(?=(?:echo|printf)\s)/;

/** A line without the command whose output takes the place of a file, and that output. */
export function withoutProcess(line: string): { readonly line: string; readonly output: string | null } {
  const command = PROCESS.exec(line)?.[1];
  if (command === undefined) return { line, output: null };
  return { line: line.replace(PROCESS, () => '-'), output: printedBy(command) };
}

/** What `echo … |` or `printf … |` in front of a command gives it; null where nothing is printed there. */
export function pipedFrom(before: string): string | null {
  const start = /\|\s*$/.test(before) ? before.search(PRINTS) : -1;
  return start < 0
    ? null
    : printedBy(
        before
          .slice(start)
          .replace(/^[;&|(`]/, '')
          .trim(),
      );
}

/** The text behind `<<<`, one of the command's words. */
export function hereString(words: readonly string[]): string | null {
  const at = words.findIndex((word) => word.startsWith('<<<'));
  const word = words[at] ?? '';
  return at < 0 ? null : word === '<<<' ? (words[at + 1] ?? null) : word.slice(3);
}

/** The lines between `<<EOF` and `EOF` that a command is given, and the first line below them. */
export function bodyBelow(
  lines: readonly string[],
  from: number,
  next: number,
): { readonly body: string | null; readonly next: number } {
  const sign = /<<-?\s?["']?(\w{1,40})/;
  const end = (sign.exec(lines[from] ?? '') ?? sign.exec(lines[next - 1] ?? ''))?.[1];
  if (end === undefined) return { body: null, next };
  const below = lines.slice(next, next + LONGEST_BODY);
  const last = below.findIndex((line) => line.trim() === end);
  return last < 0 ? { body: null, next } : { body: below.slice(0, last).join('\n'), next: next + last + 1 };
}

/** Options of curl that read what the command is given, `-H @-` and `-K -`, as the options that are written there. */
export function withInput(options: readonly Option[], input: string | null): readonly Option[] {
  if (input === null) return options;
  const lines = input.split('\n').filter((line) => !isBlank(line));
  return options.flatMap((option): readonly Option[] => {
    const { name, value } = option;
    if (/^(?:H|header)$/.test(name) && /^@(?:-|\/dev\/stdin)$/.test(value ?? ''))
      return lines.map((line) => ({ name: 'header', value: line.trim() }));
    if (name === 'config' && /^(?:-|\/dev\/stdin)$/.test(value ?? '')) return lines.flatMap(configured);
    return [option];
  });
}

/** A line of a file of options: `header = "X-Api-Key: …"`, `-u "ada:…"`. */
function configured(line: string): readonly Option[] {
  if (/^\s*-/.test(line)) return readArguments(shellWords([line], 0, line).words, true).options;
  const [, name, value] = /^\s*([a-z][a-z0-9-]{1,40})(?:\s*[=:]\s*|\s+)(\S.*?)\s*$/.exec(line) ?? [];
  if (name === undefined || value === undefined) return [];
  return [{ name, value: value.replace(/^"(.*)"$/, '$1').replace(/\\(["\\])/g, '$1') }];
}

function printedBy(command: string): string {
  const [name, ...rest] = shellWords([command], 0, command).words;
  if (name === 'echo') {
    const texts = rest.filter((word, at) => at > 0 || !/^-[neE]{1,3}$/.test(word));
    return texts.join(' ').replaceAll('\\n', '\n');
  }
  const [format = '', ...values] = rest[0] === '--' ? rest.slice(1) : rest;
  let at = 0;
  return format
    .replace(/%[sb]/g, () => values[at++] ?? '')
    .replaceAll('\\n', '\n')
    .replaceAll('%%', '%');
}
