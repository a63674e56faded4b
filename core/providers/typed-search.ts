/** Longest text that is searched for. UTF-16 units. */
export const LONGEST_SEARCH = 200;

/** An address that was typed into a search. */
export interface TypedAddress {
  /** In punycode where it is not ASCII. */
  readonly host: string;
  /** Empty for none, and for one that may hold a secret. */
  readonly path: string;
  /** As it was typed, without what stands before an `@`, without the query, and with that host and path. */
  readonly bare: string;
}

const ADDRESS =
  /^(https?:\/\/)?(?:[^\s/?#@]{0,100}@)?([\p{L}\p{N}][\p{L}\p{N}.-]*|\[[\da-f:.]+\])(:\d{1,5})?(\/[^\s?#]*)?(?:[?#]\S*)?$/iu;
const TOP_LEVEL = /\.(?:\p{L}{2,24}|xn--[a-z\d-]+)$/iu;
const NUMBERS = /^(?:\d{1,3}\.){3}\d{1,3}$/;

/** Shorter texts are names more often than tokens. Characters. */
const SHORTEST_TOKEN = 20;
/** Between the words of a command, a header or a line of settings. */
const BETWEEN_WORDS = /[\s"'`<>,;=]+/;

/** Reads an address, with or without scheme. A user name, a query and a fragment are no part of the result. */
export function typedAddress(text: string): TypedAddress | null {
  const [, scheme, typed = '', port, path = ''] = ADDRESS.exec(text) ?? [];
  const named = TOP_LEVEL.test(typed) || NUMBERS.test(typed);
  if (typed === '' || (!named && scheme === undefined) || !URL.canParse(`https://${typed}`)) return null;
  const { hostname: host } = new URL(`https://${typed}`);
  const shown = path === '/' || path.split('/').some(isMixed) ? '' : path;
  return { host, path: shown, bare: `${scheme ?? ''}${host}${port ?? ''}${shown}` };
}

/** Whether a text has a word that a machine made. That is not the name of an API, and nobody should read it on screen. */
export function looksLikeToken(text: string): boolean {
  return text.split(BETWEEN_WORDS).some((word) => isMixed(word) && typedAddress(word) === null);
}

/** Letters with digits, or capitals where words have none. */
function isMixed(word: string): boolean {
  if (word.length < SHORTEST_TOKEN || !/\p{L}/u.test(word)) return false;
  return /\d/.test(word) || (/[A-Z]/.test(word) && /[a-z]/.test(word) && /[A-Z](?![a-z]{2})/.test(word));
}
