import { InvalidInputError } from '../errors/invalid-input-error';
import { headerFromCurl } from './read-curl';

/** Longer pastes are refused before anything is looked for in them. Characters. */
const LONGEST_PASTE = 65_536;
const LONGEST_TOKEN = 8_192;

/** Zero-width and other invisible characters that copying from web pages and chats adds. */
const INVISIBLE = /\p{Cf}|\u034f/gu;
const HEADER_LINE = /^([A-Za-z][A-Za-z0-9-]{1,63})\s*:\s*(\S.*)$/s;
/** Not before another `=`: that is how a base64 token ends. */
const VARIABLE_LINE = /^(?:export\s+|set\s+)?([A-Za-z_][A-Za-z0-9_]{1,63})\s*=\s*([^\s=].*)$/s;
const SCHEME = /^(?:Bearer|Token|ApiKey|Api-Key|OAuth)(?:\s+|$)/i;
const TOKEN_PARAMETER = /^token\s*=\s*/i;

/** The name of a variable or header whose value was not copied. */
const NOTHING_BEHIND = /^(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+=|[A-Za-z]+(?:-[A-Za-z]+)*:)$/;
/** What documentation and scripts have in the place of a token. */
const PLACEHOLDER = /^(?:\$\{?\w+\}?|%\w+%|<[^>]*>|\{\{?[\w-]+\}?\}|YOUR_[A-Z_]+)$/;

/** What a paste held. Nothing here but `secret` repeats it. */
export interface PastedToken {
  readonly secret: string;
  /** Literal text that was taken away around the token, for the user to check. */
  readonly leftOut: readonly string[];
  /** Upper-case name of the variable it was assigned to. */
  readonly variable: string | null;
  /** Lower-case name of the header it stood in. */
  readonly header: string | null;
  /** Origin of the address in a curl command. */
  readonly origin: string | null;
}

/**
 * Finds the token in what the user pasted: a bare token, `Bearer …`, a header line,
 * a curl command, or a line of a `.env` file.
 * @throws {InvalidInputError} whose reason starts with `paste-`; nothing of the text is in it
 */
export function readPasted(text: string): PastedToken {
  if (text.length > LONGEST_PASTE) throw new InvalidInputError('paste-too-long');
  const leftOut: string[] = [];
  const invisible = new Set(text.match(INVISIBLE) ?? []);
  for (const character of invisible) leftOut.push(codePointName(character));
  const visible = text.replace(INVISIBLE, '').trim();
  if (visible === '') throw new InvalidInputError('paste-empty');

  const curl = headerFromCurl(visible);
  if (curl !== null) leftOut.push('curl');
  let rest = curl?.headerLine ?? visible;
  if (/[\r\n]/.test(rest)) throw new InvalidInputError('paste-several-lines');

  const variable =
    /^(?:Bearer|Token)\s/i.test(rest) || isTokenParameter(rest) ? null : VARIABLE_LINE.exec(rest);
  if (variable?.[1] !== undefined && variable[2] !== undefined && looksLikeVariable(variable[1])) {
    leftOut.push(`${variable[1]}=`);
    rest = withoutQuotes(variable[2], leftOut);
  } else {
    rest = withoutQuotes(rest, leftOut);
  }
  const header = curl !== null || looksLikeHeader(rest) ? HEADER_LINE.exec(rest) : null;
  if (header?.[1] !== undefined && header[2] !== undefined) {
    leftOut.push(`${header[1]}:`);
    rest = withoutQuotes(header[2], leftOut);
  }
  rest = withoutStart(rest, SCHEME, leftOut);
  rest = withoutQuotes(withoutStart(rest, TOKEN_PARAMETER, leftOut), leftOut);
  return {
    secret: checkedSecret(rest),
    leftOut,
    variable:
      variable?.[1] !== undefined && looksLikeVariable(variable[1]) ? variable[1].toUpperCase() : null,
    header: header?.[1]?.toLowerCase() ?? null,
    origin: curl?.origin ?? null,
  };
}

/**
 * @returns the secret itself when it can be sent in a header
 * @throws {InvalidInputError} for blanks, control characters, non-ASCII and extreme lengths
 */
function checkedSecret(secret: string): string {
  if (secret === '' || NOTHING_BEHIND.test(secret)) throw new InvalidInputError('paste-empty');
  if (PLACEHOLDER.test(secret)) throw new InvalidInputError('paste-placeholder');
  if (secret.length > LONGEST_TOKEN) throw new InvalidInputError('paste-too-long');
  if (/\s/u.test(secret)) throw new InvalidInputError('paste-has-spaces');
  if (!/^[\x21-\x7e]+$/.test(secret)) throw new InvalidInputError('paste-not-ascii');
  if (/["'`]/.test(secret)) throw new InvalidInputError('paste-has-quotes');
  return secret;
}

/** A base64 token may end in `=` and so look like an assignment; a name is upper case or has a `_`. */
function looksLikeVariable(name: string): boolean {
  return /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/.test(name) || /^[a-z]+(?:_[a-z0-9]+)+$/.test(name);
}

/** A token may hold a `:` of its own, as `id:secret`; then no blank follows and the name is no header's. */
function looksLikeHeader(line: string): boolean {
  return /^[A-Za-z0-9-]+\s*:\s/.test(line) || /^[a-z-]*(?:auth|key|secret|token)[a-z-]*\s*:/i.test(line);
}

function isTokenParameter(text: string): boolean {
  return TOKEN_PARAMETER.test(text);
}

function withoutQuotes(text: string, leftOut: string[]): string {
  const quoted = /^(["'`])(.*)\1[,;]?$/s.exec(text.trim());
  if (quoted?.[1] === undefined || quoted[2] === undefined) return text.trim();
  leftOut.push(`${quoted[1]} ${quoted[1]}`);
  return quoted[2].trim();
}

function withoutStart(text: string, start: RegExp, leftOut: string[]): string {
  const found = start.exec(text)?.[0];
  if (found === undefined) return text;
  leftOut.push(found.trim());
  return text.slice(found.length);
}

function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
