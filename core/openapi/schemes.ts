import { cleanText } from '../probe/clean-text';
import type {
  DescribedCompanion,
  FormHeader,
  Provenance,
  UnattachableReason,
  WordQuestion,
} from './api-description';
import { type ApiDocument, child, entriesOf, placeOf, textAt } from './api-document';
import type { DocumentTexts } from './document-texts';
import { isLegalName, isReservedName, roleOfHeader } from './header-names';
import { formsOfAuthorization, type SaidForm, sentencesIn } from './said-forms';

const MOST_SCHEMES = 100;

/** A scheme of the document: a header with the token, a header in plain text, or nothing that a header can be. */
export type Scheme = HeaderScheme | CompanionScheme | UnattachableScheme;

interface SchemeBase {
  readonly key: string;
  readonly place: string;
  /** The document's words about it. */
  readonly about: string;
}

export interface HeaderScheme extends SchemeBase {
  readonly kind: 'header';
  readonly header: FormHeader;
  /** Secrets besides the token that its template names, and `user` of Basic. */
  readonly fields: readonly string[];
  readonly from: Provenance;
  readonly evidence: string | null;
  readonly word: WordQuestion | null;
  readonly needsAccessToken: boolean;
}

export interface CompanionScheme extends SchemeBase {
  readonly kind: 'companion';
  readonly companion: DescribedCompanion;
}

export interface UnattachableScheme extends SchemeBase {
  readonly kind: 'unattachable';
  readonly name: string;
  readonly why: UnattachableReason;
}

/** What HTTP schemes compute for each request, or negotiate on the connection. */
const SIGNED_HTTP =
  /hmac|^(?:digest|hoba|mutual|negotiate|ntlm|oauth|scram-.*|vapid|dpop|gnap|hawk|aws.*|signature)$/;
const SIGNED_TEXT =
  /\bhmac\b|signature version 4|\baws4|sigv4|\boauth ?1(?:\.0)?a?\b|\bsign(?:ed)? (?:each|every|the|all) requests?|request signature/i;

/** The texts, and whether one of the schemes is Basic. */
type SchemeTexts = DocumentTexts & { readonly hasBasic: boolean };

/** Words that are offered where none is said. The last one: nothing. */
const USUAL_WORDS: WordQuestion['offered'] = [
  { template: 'Bearer {token}', encoding: 'plain' },
  { template: 'Token {token}', encoding: 'plain' },
  { template: '{token}', encoding: 'plain' },
];

/** Every scheme by its key. @param hostName the one host of the API, for headers that repeat it; null where there are several */
export function schemesOf(
  document: ApiDocument,
  texts: DocumentTexts,
  hostName: string | null,
): ReadonlyMap<string, Scheme> {
  const { root, format } = document;
  const isOld = format === 'Swagger 2';
  // A document that was split into files refers to its parts, whole sections too.
  const parent = isOld ? root : document.resolve(child(root, 'components'));
  const name = isOld ? 'securityDefinitions' : 'securitySchemes';
  const nodes = entriesOf(document.resolve(child(parent, name)), MOST_SCHEMES).map(
    ([key, value]) => [key, document.resolve(value)] as const,
  );
  const read = { ...texts, hasBasic: nodes.some(([, node]) => isBasic(node)) };
  const schemes = nodes.map(([key, node]) => {
    const place = isOld ? placeOf(name, key) : placeOf('components', name, key);
    const base = { key, place, about: textAt(node, 'description') };
    return [key, readScheme(base, node, read, hostName)] as const;
  });
  return new Map(schemes);
}

function isBasic(node: unknown): boolean {
  const type = textAt(node, 'type').trim().toLowerCase();
  return type === 'basic' || (type === 'http' && textAt(node, 'scheme').trim().toLowerCase() === 'basic');
}

function readScheme(base: SchemeBase, node: unknown, texts: SchemeTexts, hostName: string | null): Scheme {
  const type = textAt(node, 'type').trim().toLowerCase();
  const none = (why: UnattachableReason, name = base.key): Scheme => ({
    ...base,
    kind: 'unattachable',
    name: cleanText(name, []),
    why,
  });
  if (type === 'mutualtls') return none('signed');
  if (type === 'oauth2' || type === 'openidconnect') return { ...bearer(base), needsAccessToken: true };
  if (isBasic(node)) return basic(base, texts);
  if (type === 'http') {
    const scheme = textAt(node, 'scheme').trim();
    const lower = scheme.toLowerCase();
    if (lower === 'bearer') return bearer(base);
    if (SIGNED_HTTP.test(lower)) return none('signed');
    // A word of the vendor's own is declared all the same: it goes before the token.
    if (/^[A-Za-z][\w-]{0,30}$/.test(scheme)) return headerScheme(base, `${scheme} {token}`);
    return withWord(base, node, texts);
  }
  if (type !== 'apikey') return none('unknown-kind');
  const name = textAt(node, 'name').trim();
  const location = textAt(node, 'in').trim().toLowerCase();
  if (location === 'cookie') return none('cookie', name);
  if (location !== 'header') return none(location === 'query' ? 'in-address' : 'unknown-kind', name);
  if (!isLegalName(name)) return none('illegal-name', name || base.key);
  if (/^cookie$/i.test(name)) return none('cookie', name);
  const authType = textAt(node, 'x-amazon-apigateway-authtype');
  const isSigned = roleOfHeader(name) === 'signed' || /sigv4/i.test(authType) || SIGNED_TEXT.test(base.about);
  if (isSigned) return none('signed', name);
  if (/^authorization$/i.test(name)) return withWord(base, node, texts);
  if (isReservedName(name)) return none('reserved-name', name);
  return keyScheme(base, name, none, hostName);
}

function keyScheme(
  base: SchemeBase,
  name: string,
  none: (why: UnattachableReason, name: string) => Scheme,
  hostName: string | null,
): Scheme {
  const role = roleOfHeader(name);
  if (role === 'never') return none('no-sign-in', name);
  if (role === 'id' || role === 'host' || role === 'version') {
    const value = role === 'host' ? hostName : null;
    const companion = {
      name,
      value,
      from: 'declared' as const,
      place: cleanText(base.place, []),
      ticked: true,
    };
    return { ...base, kind: 'companion', companion };
  }
  return headerScheme(base, '{token}', name);
}

/** A scheme that puts the token into one header, as the document declares it. @param template with `{token}` in it */
export function headerScheme(base: SchemeBase, template: string, name = 'Authorization'): HeaderScheme {
  return {
    ...base,
    kind: 'header',
    header: { name, template, encoding: 'plain' },
    fields: [],
    from: 'declared',
    evidence: null,
    word: null,
    needsAccessToken: false,
  };
}

function bearer(base: SchemeBase): HeaderScheme {
  return headerScheme(base, 'Bearer {token}');
}

const AS_USER =
  /(?:api[- ]?key|token|secret key)\b[^.]{0,60}\b(?:as|for) (?:the |your |a )?(?:basic auth(?:entication)? )?user ?name|user ?name\b[^.]{0,40}\b(?:is|use|valid|your)\b[^.]{0,20}\b(?:api[- ]?key|token)/i;

/** Some take the token as user name and no password, and only their texts say so. */
function basic(base: SchemeBase, texts: DocumentTexts): HeaderScheme {
  const sentence = sentencesIn(`${base.about}\n${texts.general}`).find((each) => AS_USER.test(each));
  const header = { name: 'Authorization', encoding: 'basic' as const };
  if (sentence === undefined)
    return { ...headerScheme(base, ''), header: { ...header, template: '{user}:{token}' }, fields: ['user'] };
  const said = { from: 'from-the-text' as const, evidence: cleanText(sentence, []) };
  return { ...headerScheme(base, ''), header: { ...header, template: '{token}:' }, ...said };
}

/** A token in Authorization, whose word only a text can say: of the scheme, of the API, of its calls, or the samples. */
function withWord(base: SchemeBase, node: unknown, texts: SchemeTexts): HeaderScheme {
  const sources: readonly (readonly [Provenance, () => readonly SaidForm[]])[] = [
    ['from-the-text', () => formsOfAuthorization(base.about)],
    ['from-the-text', () => formsOfAuthorization(texts.general)],
    ['from-the-text', () => texts.ofCalls(base.key)],
    ['sample', () => texts.samples],
  ];
  for (const [at, [from, read]] of sources.entries()) {
    // What a shared text says about Basic concerns the Basic scheme, not the one beside it.
    const isOwn = at === 0 || !texts.hasBasic;
    const said = isOwn ? read() : read().filter(({ header }) => header.encoding !== 'basic');
    const [first, ...others] = said;
    if (first === undefined) continue;
    const evidence = first.sentence;
    if (others.length === 0 && first.header.encoding === 'basic')
      return { ...basic(base, texts), from, evidence };
    if (others.length === 0)
      return { ...headerScheme(base, ''), header: first.header, fields: first.fields, from, evidence };
    const offered = said.slice(0, 6).map(({ header: { template, encoding } }) => ({ template, encoding }));
    return openWord(base, { code: 'contradiction', offered, preselected: null }, from, evidence);
  }
  // Such a name proves nothing: some schemes called so want another word. A bearer format proves nothing either.
  const isCalledBearer = /bearer/i.test(base.key) || textAt(node, 'bearerFormat').trim() !== '';
  const preselected = isCalledBearer ? 0 : null;
  return openWord(base, { code: 'word-not-said', offered: USUAL_WORDS, preselected }, 'declared', null);
}

function openWord(
  base: SchemeBase,
  word: WordQuestion,
  from: Provenance,
  evidence: string | null,
): HeaderScheme {
  const header = { name: 'Authorization', template: null, encoding: 'plain' as const };
  return { ...headerScheme(base, ''), header, word, from, evidence };
}
