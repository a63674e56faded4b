/**
 * Texts that examples have in the place of a token. Only certain forms count: a real key can contain any word, so a
 * text is a placeholder when it consists of such words and nothing else.
 */

const WORDS = new Set(
  `a access account actual add admin an api apikey app auth authorization authtoken bearer change changeme client
  code copied copy credential credentials developer dummy enter example fake fill fixme from generated goes
  here id in input insert integration it jwt key keys live me my new of or organization our own pak password paste
  pat personal placeholder private project prod production provided put read real redacted removed replace rest
  secret secretkey service session set some string swap team test text the this to todo token tokens user value
  ihr ihre dein deine mein meine hier schluessel geheim votre ton mon cle clef jeton ici tu su mi clave aqui secreta
  sua seu minha meu chave tuo tua chiave qui jouw uw mijn sleutel de la le del di da
  variable with workspace your yours xyz foo bar baz qwerty qwertz qwertyuiop asdf snip hidden accesstoken yourtoken mytoken yourapikey
  airship pagerduty polyteia pylon splx splxai probe github`.split(/\s+/),
);

/** Nothing but a name in the brackets, quotes or symbols of some template language. */
const TEMPLATES = [
  /^<{1,2}[^<>]*>{1,2}$/,
  /^\{{1,3}[^{}]*\}{1,3}$/,
  /^\[[^[\]]*\]$/,
  /^__?[A-Z][A-Z0-9_]*__?$/,
  /^@[A-Z_]+@$/,
  /^#\{[^}]*\}$/,
  /^\\\([^)]*\)$/,
  /^%[({][\w.-]+[)}][sdv]?$/,
  /^%[sdv]$/,
  /^:[a-z_]+$/i,
];

/** One character over and over, or nothing but dots and lines. */
const FILLER = /^(?:(.)\1{2,}|[xX.*•●_-]{3,}|…+|(?:[xX]{2,}[-_])+[xX]{2,}|\?+)$/u;

/** The name of a variable where its value should be, in any language: `VOTRE_CLE_API`. */
const NAME_IN_CAPITALS = /^[A-Z]{2,20}(?:_[A-Z]{2,20}){1,7}$/;

/** Letters and digits in the order in which everybody writes them down. */
const COUNTED_UP = [
  '0123456789abcdefghijklmnopqrstuvwxyz0123456789',
  '01234567890abcdefghijklmnopqrstuvwxyz01234567890',
];

/** Nothing but pieces of the alphabet and of the digits in their order: `abc123def456`. Not the digits of hex. */
const PIECES = /^(?!.*789abc)(?:abc|def|ghi|jkl|xyz|012|123|345|456|678|789|[-_0]){2,20}$/i;
/** One piece over and over: `deadbeefdeadbeefdeadbeef`. */
const REPEATED = /^(.{2,16})\1{2,}$/;

/** Digits that somebody typed along the keyboard. */
const COUNTED = /(?:0?123(?:4(?:5(?:6(?:7(?:8(?:90?)?)?)?)?)?)?)$/;

/** Whether a text stands for a token rather than being one. */
export function isPlaceholder(text: string): boolean {
  if (FILLER.test(text) || NAME_IN_CAPITALS.test(text) || isCountedUp(text)) return true;
  if (TEMPLATES.some((form) => form.test(text))) return !looksFilledIn(text);
  return isWordsOnly(text) || isPrefixed(text);
}

/** `1234567890abcdef`, `ABCDEFGHIJKLMNOP`, and what is made of such pieces. */
function isCountedUp(text: string): boolean {
  if (text.length < 6 || text.length > 200) return false;
  return (
    (text.length >= (/\D/.test(text) ? 10 : 6) &&
      COUNTED_UP.some((all) => all.includes(text.toLowerCase()))) ||
    [text, text.replace(PREFIX, '')].some((each) => each.length >= 6 && PIECES.test(each)) ||
    (text.length >= 16 && REPEATED.test(text))
  );
}

/** The prefix of a company's tokens: `ghp_`, `sk-ant-`, `SG.`. */
const PREFIX = /^(?:[A-Za-z][A-Za-z0-9]{1,3}[-_.]){1,2}/;
/** One word alone may be the end of a real one: `cut-off-token`. */
const SEVERAL_WORDS = /[-_.]/;
const REPLACED =
  /(?:^|[-_.])(?:your|my|insert|enter|paste|replace|put|add)[-_.](?:[A-Za-z]{1,20}[-_.]){0,4}(?:token|key|secret|here|id|value|password)s?$/i;

/** Nothing real after the prefix of a company's tokens: `ghp_xxxxxx`, `sk-ant-your-key-here`. */
function isPrefixed(text: string): boolean {
  if (!/^[\w.-]{1,200}$/.test(text)) return false;
  if (/[xX]{6}/.test(text) && !/[G-WYZg-wyz]{4}/.test(text.replace(PREFIX, ''))) return true;
  const parts = text.split(/[-_.]/);
  const filled = parts.filter((part) => /^(.)\1{2,}$/.test(part));
  const others = parts.length - filled.length;
  const isShort = parts.slice(0, others).every((part) => part.length <= 4);
  if (
    filled.length > 0 &&
    others < 3 &&
    isShort &&
    parts.slice(others).every((part) => filled.includes(part))
  )
    return true;
  const rest = text.replace(PREFIX, '');
  const isDescribed = [text.replace(/^[A-Za-z][A-Za-z0-9]{1,3}[-_.]/, ''), rest].some(
    (words) => words !== text && SEVERAL_WORDS.test(words) && isWordsOnly(words),
  );
  return isDescribed || (!/\d/.test(text) && REPLACED.test(text));
}

/** Whether brackets hold a real token: an example in which only the name was replaced. */
export function looksFilledIn(text: string): boolean {
  const inner = text.replace(/^[<{[(]+|[>}\])]+$/g, '');
  return /^[\x21-\x7e]{8,}$/.test(inner) && /\d/.test(inner) && !isWordsOnly(inner) && !FILLER.test(inner);
}

function isWordsOnly(text: string): boolean {
  if (text.length > 80) return false;
  const parts = text
    .replace(COUNTED, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '');
  if (parts.length === 0 || !parts.every((part) => WORDS.has(part) || /^(?:x{3,}|v?\d)$/.test(part)))
    return false;
  // One word alone may be a short password; two or more are a description.
  return (
    parts.length > 1 ||
    /^(?:changeme|redacted|placeholder|todo|fixme|example|x{3,}|qwerty|qwertz|qwertyuiop|token|secret|apikey|accesstoken|yourtoken|mytoken|yourapikey|dummy|snip|hidden|key|password)$/.test(
      parts[0] ?? '',
    )
  );
}
