import type { Block } from '../find';
import { withoutPrompt } from './lines';
import { partsOfRequests, type SavedAuth } from './saved-request';

const COMMAND = /^\s*(?:let\s+\w+\s*=\s*)?\(?\s*http\s+(get|head|post|put|patch|delete|options)\s/;
/** Headers in a list or an object, or a name and a password apart, which no other `http` has. */
const OPENS = /\s(?:-H|--headers)\s+[[{]|\s(?:-u|--user)\s+\S+\s+(?:-p|--password)\s/;
/** An address, a text in quotes, a sign of a list or an object, a word. */
const WORDS =
  /https?:\/\/[^\s"'`)\]}|]+|\$?"(?:\\.|[^"\\])*"|\$?'[^']*'|`[^`]*`|[[\]{}(),:;|]|[^\s[\]{}(),:;|"'`]+/g;
/** Lines and words that a command may have. */
const MOST_LINES = 40;
const MOST_WORDS = 400;

/**
 * `http get -H [Authorization $"Bearer ($token)"] https://…` of Nushell, whose headers are a list or an object.
 * https://www.nushell.sh/commands/docs/http_get.html
 */
export function nushellAt(lines: readonly string[], at: number): Block | null {
  const first = withoutPrompt(lines[at] ?? '');
  const method = COMMAND.exec(first)?.[1];
  if (method === undefined || !OPENS.test(first)) return null;
  let text = first;
  let next = at + 1;
  while (next < lines.length && next < at + MOST_LINES && isOpen(text)) {
    text += ` ${lines[next] ?? ''}`;
    next += 1;
  }
  const words = (text.slice(0, 20_000).match(WORDS) ?? []).slice(0, MOST_WORDS);
  const after = (...names: readonly string[]) => words[words.findIndex((word) => names.includes(word)) + 1];
  const start = words.findIndex((word) => /^(?:-H|--headers)$/.test(word)) + 1;
  const url = words.find((word) => /^["'`]?https?:\/\//.test(word));
  const user = words.some((word) => /^(?:-u|--user)$/.test(word)) ? plain(after('-u', '--user') ?? '') : null;
  const password = /(?:^|\s)(?:-p|--password)\s/.test(text) ? plain(after('-p', '--password') ?? '') : '';
  const auth: SavedAuth | null = user === null ? null : { kind: 'basic', user, password };
  const headers = headersFrom(words, start);
  const request = { method: method.toUpperCase(), url: url === undefined ? null : plain(url), headers, auth };
  return {
    found: partsOfRequests([request]).map((part) => ({ ...part, readFrom: 'command' as const })),
    next,
  };
}

/** Names and values in turn, up to the sign that closes them; in an object a colon stands between. */
function headersFrom(
  words: readonly string[],
  start: number,
): readonly (readonly [name: string, value: string])[] {
  const end = words.findIndex((word, index) => index > start && /^[\]}]$/.test(word));
  const inside = words.slice(start + 1, end < 0 ? words.length : end);
  const texts = inside.filter((word) => !/^[[\]{}(),:;|]$/.test(word)).map(plain);
  return texts.flatMap((name, index) => {
    const value = texts[index + 1];
    return index % 2 === 0 && value !== undefined ? [[name, value] as const] : [];
  });
}

/** Without its quotes, and with variables as shells write them. */
function plain(word: string): string {
  const text = /^\$?(["'`])(.*)\1$/s.exec(word)?.[2] ?? word;
  return text.replace(/\(?\$(?:env\.)?([A-Za-z_]\w{0,63})\)?/g, (_whole, name: string) => `\${${name}}`);
}

function isOpen(text: string): boolean {
  return (text.match(/[[{(]/g) ?? []).length > (text.match(/[\]})]/g) ?? []).length;
}
