import { isPlaceholder } from '../pending/placeholder';
import { cleanText } from '../probe/clean-text';
import type { FormHeader } from './api-description';
import { fieldNameFor, isLegalName, isReservedName, roleOfHeader } from './header-names';

/** A header that a text describes, with the sentence that does. */
export interface SaidForm {
  readonly header: FormHeader & { readonly template: string };
  /** Secrets besides the token that its template names. */
  readonly fields: readonly string[];
  readonly sentence: string;
}

/** Sentences of a text that are looked at, and characters of each. */
const MOST_SENTENCES = 400;
const LONGEST_SENTENCE = 600;

/** Signs in the place of a token: `<key>`, `{token}`, `YOUR_KEY`, `xxxx`, a long run of letters and digits. */
const STANDS_FOR_TOKEN =
  '(?:[<{[]{1,2}[^<>{}[\\]\\n]{1,60}[>}\\]]{1,2}|\\$\\{?\\w{1,40}|%\\w{1,40}%|(?:YOUR|MY|API|ACCESS|AUTH|SECRET|BASE64)[A-Z0-9_-]{0,40}\\b|your[\\w-]{1,40}|[xX*•]{3,}|\\.{3}|…|base64\\b|(?=[A-Za-z_-]{0,40}\\d)[A-Za-z0-9._~+/=-]{12,})';
const WORD =
  '(Bearer|bearer|BEARER|Basic|BASIC|Token|TOKEN|JWT|OAuth|ApiKey|APIKEY|APIKey|Apikey|Api-Key|API-Key|Api-Token|ApiToken|Key|GenieKey|SSWS|[A-Z][A-Za-z]{1,20}-(?:API-)?(?:Key|Token|OAuthToken|Auth-Key|oauthtoken))';
const SIGN = '["\'`“”‘’*_]{0,3}';

const AUTHORIZATION_LINE = /\bAuthorization["'`*]{0,3}\s?(?::|=>?|,)\s{0,3}["'`“*]{0,3}([^`\n]{1,200})/gi;
/** `Token <key>`, `"Token" followed by`, `prefixed with "token"`, `the word Bearer`, `` `Bearer` prefix ``. */
const PHRASES = [
  new RegExp(`(?<![\\w-])${WORD}\\s{1,2}${SIGN}${STANDS_FOR_TOKEN}`, 'g'),
  /(?<![\w-])([A-Z][A-Za-z-]{2,30})\s[<{[](?=[^<>{}[\]]{0,20}(?:[Tt]oken|TOKEN|[Kk]ey|KEY))[^<>{}[\]]{1,40}[>}\]]/g,
  new RegExp(`["'\`“‘]${WORD} [^"'\`”’\\n]{1,60}["'\`”’]`, 'g'),
  new RegExp(
    `\\b(?:prefix(?:ed)?|preced(?:ed|e|ing)|prepend(?:ed|ing)?|start(?:s|ing)?|begin(?:s|ning)?)\\b[^.]{0,30}?\\b(?:with|by|of|is)\\b[^.]{0,20}?(?:${SIGN}\\b${WORD}\\b|["'\`“]([A-Za-z][\\w-]{1,30})\\s?["'\`”])`,
    'g',
  ),
  new RegExp(
    `\\b(?:word|keyword|string|literal|text|prefix|scheme|type)\\s(?:of\\s|is\\s)?${SIGN}\\b${WORD}\\b${SIGN}`,
    'g',
  ),
  new RegExp(
    `["'\`“‘*<]${WORD}\\s?["'\`”’*>]{1,3}\\s(?:\\w{1,12}\\s){0,4}?(?:followed|prefix|before|in front|and then|\\+|plus|keyword|scheme)`,
    'g',
  ),
  new RegExp(`\\b${WORD}\\s(?:prefix|followed by)\\b`, 'g'),
];
const SHOWN_HEADER = new RegExp(
  `(?<![\\w-])([A-Za-z][\\w-]{2,50})["'\`*]{0,3}\\s?:\\s{0,3}["'\`]?${STANDS_FOR_TOKEN}`,
  'g',
);
const NAMED_HEADER =
  /(?<![\w-])["'`*]{0,3}([A-Za-z][\w-]{2,50})["'`*]{0,3}\s(?:http\s|request\s|custom\s)?header\b/gi;
const KNOWN_WORD = new RegExp(`^${WORD}$`, 'i');
const TOKEN_AHEAD = new RegExp(`^${SIGN}${STANDS_FOR_TOKEN}`);
const TOKEN_ALONE = new RegExp(`^${STANDS_FOR_TOKEN}$`);
const NO_PREFIX = /\b(?:without|no|not|never|don['’]?t|omit)\b[^.]{0,40}\b(?:prefix|["'`]bearer|bearer\s)/i;
const BEARER = /\bbearer\b/i;
const BASIC = /\bbasic\b[^.]{0,10}\bauth/i;

/** Ways in which a sentence says a form, the surest first. Where one says something, those behind it don't count. */
const WAYS: readonly ((sentence: string) => readonly string[])[] = [shownLines, phrases, mentions];

/**
 * What a text says of the value of the Authorization header, each form once.
 * @param certainty `any`: a mere mention of Basic or Bearer counts, where there is nothing surer
 */
export function formsOfAuthorization(text: string, certainty: 'any' | 'sure' = 'any'): readonly SaidForm[] {
  const sentences = sentencesIn(text);
  for (const way of certainty === 'any' ? WAYS : WAYS.slice(0, 2)) {
    const found = new Map<string, SaidForm>();
    for (const sentence of sentences)
      for (const template of way(sentence)) keepFirst(found, formOf(template, sentence));
    if (found.size > 0) return [...found.values()];
  }
  return [];
}

/** Headers with a credential's name that a text shows or names, other than Authorization. */
export function namedHeaders(text: string): readonly SaidForm[] {
  const found = new Map<string, SaidForm>();
  for (const sentence of sentencesIn(text)) {
    const shown = sentence.matchAll(SHOWN_HEADER);
    const named = sentence.matchAll(NAMED_HEADER);
    for (const [, name = ''] of [...shown, ...named]) {
      const isNamed = /[-_]|^x|api/i.test(name) && isLegalName(name) && !isReservedName(name);
      if (!isNamed || roleOfHeader(name) !== 'secret' || /^authorization$/i.test(name)) continue;
      keepFirst(found, {
        header: { name, template: '{token}', encoding: 'plain' },
        fields: [],
        sentence: cleanText(sentence, []),
      });
    }
  }
  return [...found.values()];
}

/** Whether one sentence names both and wants both; `either` where it wants one of them. */
export function sentenceOnBoth(
  text: string,
  [one, other]: readonly [string, string],
): { readonly wants: 'both' | 'either'; readonly sentence: string } | null {
  for (const sentence of sentencesIn(text)) {
    const lower = sentence.toLowerCase();
    if (!lower.includes(one.toLowerCase()) || !lower.includes(other.toLowerCase())) continue;
    const cleaned = cleanText(sentence, []);
    if (/\b(?:either|or|alternatively|instead of)\b/i.test(sentence))
      return { wants: 'either', sentence: cleaned };
    if (/\b(?:both|together|and|as well as|in addition|along with|pair)\b/i.test(sentence))
      return { wants: 'both', sentence: cleaned };
  }
  return null;
}

/** A text without marks of HTML, cut at full stops and line ends. */
export function sentencesIn(text: string): readonly string[] {
  return text
    .slice(0, 20_000)
    .replace(/<\/?(?:a|b|i|p|em|br|li|ul|ol|div|span|code|pre|strong|h[1-6])\b[^<>]{0,200}>/gi, (tag) =>
      /^<\/?(?:p|br|li|div|pre|h\d)\b/i.test(tag) ? '\n' : '',
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .split(/(?<=[.!?])\s+(?=[A-Z"'`*[<{(])|\n+/, MOST_SENTENCES)
    .map((sentence) => sentence.trim().slice(0, LONGEST_SENTENCE))
    .filter((sentence) => sentence !== '');
}

function keepFirst(forms: Map<string, SaidForm>, form: SaidForm): void {
  const { name, template, encoding } = form.header;
  const key = `${name} ${template} ${encoding}`.toLowerCase();
  if (!forms.has(key)) forms.set(key, form);
}

function shownLines(sentence: string): readonly string[] {
  const lines = [...sentence.matchAll(AUTHORIZATION_LINE)].map(([, value = '']) =>
    /^\w+\s+\w+\s?=/.test(value) ? value : (value.split(/["”]/)[0] ?? ''),
  );
  const pair = /\bToken\s+token=\S.*/.exec(sentence)?.[0];
  return [...lines, ...(lines.length === 0 && pair !== undefined ? [pair] : [])].flatMap(
    (value) => templateOfValue(value) ?? [],
  );
}

function phrases(sentence: string): readonly string[] {
  if (NO_PREFIX.test(sentence)) return ['{token}'];
  const words = PHRASES.flatMap((phrase) =>
    [...sentence.matchAll(phrase)].map(([, word, quoted]) => word ?? quoted ?? ''),
  );
  return words.filter((word) => !PROSE.test(word)).map((word) => `${word} {token}`);
}

function mentions(sentence: string): readonly string[] {
  const found = [BEARER.test(sentence) ? 'Bearer {token}' : '', BASIC.test(sentence) ? 'Basic {token}' : ''];
  return found.filter((template) => template !== '');
}

function formOf(template: string, sentence: string): SaidForm {
  const isBasic = /^basic \{token\}$/i.test(template);
  const spelled = template.replace(/^bearer /i, 'Bearer ');
  const fields = [...spelled.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return {
    header: {
      name: 'Authorization',
      template: isBasic ? '{user}:{token}' : spelled,
      encoding: isBasic ? 'basic' : 'plain',
    },
    fields: fields.filter((name) => name !== 'token'),
    sentence: cleanText(sentence, []),
  };
}

/** Words of prose behind `Authorization:`, which is not a header line then. */
const PROSE =
  /^(?:the|a|an|this|that|is|in|to|it|with|use|using|set|must|should|header|see|of|for|and|all|we|you|please|pass|include|required|http|https|api|please|there|string|every|each|as|by|on|if|only|specify|replace|insert|enter|provide|value|format|your|our|my|example|copy|add|put|send|where|then|get|new|optional|none|true|false|null|n\/a)\b/i;

/** The template of a header value that a text shows; null where it shows none. */
function templateOfValue(value: string): string | null {
  const text = value.replace(/['"`*”’.,;)\]]+$/, '').trim();
  const pairs = /^([A-Za-z][\w-]{0,30})\s+([a-z][\w-]{0,30}\s?=.+)$/i.exec(value);
  if (pairs !== null) return templateOfPairs(pairs[1] ?? '', pairs[2] ?? '');
  const [, word = '', behind = ''] = /^([A-Za-z][\w-]{0,30})(?:\s+(\S.*))?$/.exec(text) ?? [];
  if (/^(?:your|my)\b/i.test(text)) return /(?:key|token)$/i.test(text) ? '{token}' : null;
  if (word !== '' && behind !== '')
    return PROSE.test(word) || behind.includes(': ') ? null : isWordThenToken(word, behind);
  if (/^(?:bearer|basic)$/i.test(word)) return `${word} {token}`;
  if (PROSE.test(text) || text === '') return null;
  return TOKEN_ALONE.test(text) || isPlaceholder(text) ? '{token}' : null;
}

function isWordThenToken(word: string, behind: string): string | null {
  const isKnown = KNOWN_WORD.test(word);
  const looksLikeToken = TOKEN_AHEAD.test(behind);
  // `Authorization: Foo bar baz` is prose, unless what stands behind the word stands for a token.
  if (!isKnown && !looksLikeToken) return null;
  return isKnown || behind.split(/\s+/).length <= 4 ? `${word} {token}` : null;
}

/** `Token token="…", credential="…"`: one value is the token, each other a secret of its own. */
function templateOfPairs(word: string, rest: string): string | null {
  const pairs = [...rest.slice(0, 200).matchAll(/([a-z][\w-]{0,30})\s?=\s?(\\?"?)[^",\s]{1,80}\2/gi)];
  if (pairs.length === 0 || /signature|nonce|realm|timestamp/i.test(rest)) return null;
  const names = pairs.map(([, name = '']) => name);
  const main = Math.max(
    0,
    names.findIndex((name) => /token|key/i.test(name)),
  );
  const taken = new Set<string>();
  const parts = pairs.map(([, name = '', quote = ''], index) => {
    const field = index === main ? 'token' : fieldNameFor(name, taken);
    taken.add(field);
    return `${name}=${quote === '' ? '' : '"'}{${field}}${quote === '' ? '' : '"'}`;
  });
  return `${word} ${parts.join(', ')}`;
}
