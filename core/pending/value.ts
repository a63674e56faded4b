import { withoutInvisible } from './characters';
import { isTelling } from './names';
import { looksFilledIn } from './placeholder';
import type { Repair } from './reading';

/** A value taken apart: what is around the token, and the token. */
export interface Value {
  readonly text: string;
  /** As spelt: `Bearer`, `Token token=`; null for a bare value. */
  readonly scheme: string | null;
  /** `Authorization` where the value repeats its header's name. */
  readonly header: string | null;
  readonly repaired: readonly Repair[];
}

const QUOTED = /^\\{0,3}(["'`])(.*?)\\{0,3}\1[)\]},;\s]*$/s;
const SCHEME =
  /^(Bearer|Token|ApiKey|Api-Key|Api-Token|OAuth|JWT|Key|SSWS|GenieKey|Splunk|GoogleLogin|Klaviyo-API-Key|DeepL-Auth-Key|Zoho-oauthtoken|PRIVATE-TOKEN)(?:\s*:\s*|\s+|%20|(?=eyJ)|$)/i;
/** Any word in front may be a scheme where the header is the one that has schemes. */
const ANY_SCHEME = /^([A-Za-z][A-Za-z0-9-]{1,30})\s+(?=[^\s]+$)/;
const PARAMETER = /^(?:token|access_token|api_?key|key)\s*=\s*/i;
const HEADER_AGAIN = /^((?:proxy-)?authorization|x-api-key)(?:\s*[:=]\s*|%3A(?:%20|\+)*)/i;
/** A value has no more layers than this; a token that looks like a layer stays whole below it. */
const LAYERS = 8;

/**
 * Takes off quotes, schemes, `token=`, brackets and punctuation, layer by layer.
 * @param inAuthorization whether any word in front of the value is its scheme
 */
export function takeApart(raw: string, inAuthorization: boolean): Value {
  const repaired: Repair[] = [];
  const schemes: string[] = [];
  let header: string | null = null;
  let text = withoutInvisible(raw).trim();
  for (let layer = 0; layer < LAYERS; layer += 1) {
    const before = text;
    text = withoutEnd(withoutQuotes(text), repaired);
    const again = HEADER_AGAIN.exec(text);
    if (again?.[1] !== undefined) {
      header = again[1];
      text = text.slice(again[0].length);
    }
    const scheme = SCHEME.exec(text) ?? (inAuthorization ? ANY_SCHEME.exec(text) : null);
    if (scheme?.[1] !== undefined && !/^basic$/i.test(scheme[1])) {
      schemes.push(scheme[1]);
      text = text.slice(scheme[0].length);
    }
    const parameter = PARAMETER.exec(text);
    // `Token token=…` is one scheme; behind a name of its own the parameter is left out.
    if (parameter !== null) {
      const last = schemes.at(-1);
      if (last !== undefined && !last.includes('='))
        schemes[schemes.length - 1] = `${last} ${parameter[0].replace(/\s/g, '')}`;
      text = text.slice(parameter[0].length);
    }
    text = withoutBrackets(text, repaired);
    if (text === before) break;
  }
  const scheme = schemes.at(-1) ?? null;
  if (schemes.length > 1 && scheme !== null)
    repaired.push({ kind: 'scheme-twice', scheme: scheme.split(' ')[0] ?? scheme });
  return { text: withoutName(text), scheme, header, repaired };
}

/** `a="b", c` of a header with parameters is its first value; the rest is about it. */
function withoutQuotes(text: string): string {
  const quoted = QUOTED.exec(text);
  // A shell runs what is between backticks.
  const isRun = quoted?.[1] === '`' && /\s/.test(quoted[2] ?? '');
  if (quoted?.[2] !== undefined && !isRun) return quoted[2].trim();
  const first = /^(["'])([^"'\s]+)\1\s*,\s*\w+=/.exec(text);
  return first?.[2] ?? text;
}

function withoutEnd(text: string, repaired: Repair[]): string {
  const escaped = text.replace(/(?:\\[rn]|%0[AD]){1,6}$/i, '');
  // A JSON Web Token without a signature ends with a dot.
  const dot = escaped.startsWith('eyJ') ? undefined : /[A-Za-z0-9_=-]{12}(\.)$/.exec(escaped)?.[1];
  const end = /[^\s;,](\s*[;,][;,\s]*)$/.exec(escaped)?.[1] ?? dot;
  if (end === undefined) return escaped;
  repaired.push({ kind: 'punctuation', text: end.trim().slice(0, 3) });
  return escaped.slice(0, -end.length);
}

/** Signs around a token, by the first of them. */
const BRACKETS: Readonly<Record<string, string>> = {
  ...{ '<': '< >', '{': '{ }', '(': '( )', '*': '* *', _: '_ _', $: '$ { }' },
};

function withoutBrackets(text: string, repaired: Repair[]): string {
  const inner =
    /^(?:\*{1,3}|_{2,3})([^*_\s][^*\s]{6,})(?:\*{1,3}|_{2,3})$/.exec(text) ??
    /^\$\{[A-Za-z_]\w{0,63}:?-([^{}$]+)\}$/.exec(text) ??
    /^<{1,2}([^<>]+)>{1,2}$/.exec(text) ??
    /^\{{1,2}([^{}]+)\}{1,2}$/.exec(text) ??
    /^\[([^[\]]+)\]$/.exec(text) ??
    /^\(([^()]+)\)$/.exec(text);
  if (inner?.[1] === undefined || !looksFilledIn(text)) return text;
  repaired.push({
    kind: 'brackets',
    text: BRACKETS[text.charAt(0)] ?? '[ ]',
  });
  return inner[1].trim();
}

/** A name that speaks of a token and still stands in front: `secret_key=…`. Padding of base64 is not a name. */
function withoutName(text: string): string {
  let rest = text;
  for (let layer = 0; layer < LAYERS; layer += 1) {
    const named = /^\$?([A-Za-z][A-Za-z0-9_.-]{2,63})(?:=|%3D)(?=[^=\s])/i.exec(rest);
    if (named?.[1] === undefined || !isTelling(named[1])) break;
    rest = rest.slice(named[0].length);
  }
  return rest;
}
