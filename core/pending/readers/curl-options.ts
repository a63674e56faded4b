/** Options of curl that take a value, so that the value is not taken for an address. From `curl --help all`. */

/** Short options with a value; the others can be joined: `-sSLH 'X: y'`. */
export const SHORT_WITH_VALUE = 'AbcCdDeEFhHKmoPQrtTuUwxXyYz';

/** Of docker, helm and such: variables, headers, settings. */
const OF_OTHER_TOOLS = 'eHsaA';

/** Long names of the short options that mean something to us. */
const LONG: Readonly<Record<string, string>> = {
  A: 'user-agent',
  b: 'cookie',
  d: 'data',
  e: 'referer',
  F: 'form',
  H: 'header',
  K: 'config',
  n: 'netrc',
  o: 'output',
  u: 'user',
  U: 'proxy-user',
  x: 'proxy',
  X: 'request',
};

/** Long options without a value. Any other takes the next word, unless that is an option or an address. */
const FLAGS =
  /^(?:anyauth|append|basic|ca-native|cert-status|compressed.*|create-dirs|crlf|digest|disable.*|doh-.*|fail.*|false-start|form-escape|ftp-.*|get|globoff|haproxy-protocol|head|help|http0\.9|http1\.[01]|http2.*|http3.*|ignore-content-length|include|insecure|ipv[46]|junk-session-cookies|list-only|location.*|manual|metalink|negotiate|netrc.*|next|no-.*|ntlm.*|parallel.*|path-as-is|post30[123]|progress-bar|proxy-(?:anyauth|basic|digest|http2|insecure|negotiate|ntlm)|proxytunnel|raw|remote-.*|sasl-ir|show-.*|silent|ssl.*|styled-output|suppress-.*|tcp-.*|tls.*|tr-encoding|trace-.*|use-ascii|verbose|version|xattr|json-pretty)$/;

export interface Option {
  /** Long name where it has one, without hyphens. */
  readonly name: string;
  readonly value: string | null;
}

/** The words of a command, told apart. */
export interface Arguments {
  readonly options: readonly Option[];
  readonly operands: readonly string[];
}

/**
 * Reads options as curl does. A single hyphen before a long name, which some documentation has, is read as two.
 * @param words without the command itself
 * @param isCurl whether its short options are those of curl
 */
export function readArguments(words: readonly string[], isCurl: boolean): Arguments {
  const options: Option[] = [];
  const operands: string[] = [];
  let at = 0;
  const value = (): string | null => {
    at += 1;
    return words[at] ?? null;
  };
  for (; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const long = /^--?([a-z][a-z0-9.-]+)(?:=(.*))?$/s.exec(word);
    if (word === '--') continue;
    if (long?.[1] !== undefined && (word.startsWith('--') || isLongName(long[1]))) {
      const name = long[1];
      const next = words[at + 1];
      const takes = !FLAGS.test(name) || /^(?:doh-url|proxy-user)$/.test(name);
      if (long[2] !== undefined) options.push({ name, value: long[2] });
      else if (takes && next !== undefined && !isOption(next)) options.push({ name, value: value() });
      else options.push({ name, value: null });
    } else if (/^-[A-Za-z#0-9]/.test(word)) shortOptions(word, value, options, isCurl);
    else if (word !== '') operands.push(word);
  }
  return { options, operands };
}

const BODY = /^(?:data(?:-.*)?|json|form(?:-string)?|post-data|post-file|body-data|body-file)$/;
const VERB = /^[A-Z]{3,10}$/;

/**
 * The method that a command sends: the one it names, else the one that its other options and operands imply.
 * @param command in lower case; a fragment of one has none
 * @returns null for tools that send no request of their own
 */
export function requestMethod(command: string, { options, operands }: Arguments): string | null {
  const has = (pattern: RegExp) => options.some(({ name }) => pattern.test(name));
  const named = options.find(({ name, value }) => /^(?:request|method)$/.test(name) && value !== null)?.value;
  if (/^(?:curl|wget)$/.test(command)) {
    if (named !== undefined && named !== null) return named.toUpperCase();
    if (has(/^(?:I|head)$/)) return 'HEAD';
    if (has(/^(?:T|upload-file)$/)) return 'PUT';
    return has(BODY) && !has(/^(?:G|get)$/) ? 'POST' : 'GET';
  }
  if (!/^(?:https?|xhs?|httpie)$/.test(command)) return null;
  const [first = ''] = operands;
  if (VERB.test(first)) return first;
  // `name=value`, `name:=1` and `name@file` are a body; `name==value` is the query, `Name:value` a header.
  return operands.slice(1).some((item) => /^[\w.[\]-]+(?::?=(?!=)|@)/.test(item)) ? 'POST' : 'GET';
}

function shortOptions(word: string, value: () => string | null, options: Option[], isCurl: boolean): void {
  for (let at = 1; at < word.length; at += 1) {
    const letter = word[at] ?? '';
    const name = isCurl ? (LONG[letter] ?? letter) : letter;
    if (!(isCurl ? SHORT_WITH_VALUE : OF_OTHER_TOOLS).includes(letter)) {
      options.push({ name, value: null });
      continue;
    }
    const rest = word.slice(at + 1).replace(/^=(?=\S)/, '');
    options.push({ name, value: rest === '' ? value() : rest });
    return;
  }
}

function isLongName(name: string): boolean {
  return /^(?:header|data(?:-raw|-binary|-urlencode)?|request|url|user|location|oauth2-bearer|insecure|silent|cookie|proxy)$/.test(
    name,
  );
}

function isOption(word: string): boolean {
  return /^--?[A-Za-z][\w-]*(?:=|$)/.test(word) && !/\s/.test(word);
}
