import { cleanText } from '../probe/clean-text';
import type { DescribedCompanion, FormHeader, FormReading, SignInForm } from './api-description';
import { fieldNameFor } from './header-names';
import type { SaidForm } from './said-forms';
import type { CompanionScheme, HeaderScheme, Scheme } from './schemes';

type Field = SignInForm['fields'][number];

/** What one header brings to a form, wherever the document has it. */
export type HeaderPart = Pick<
  HeaderScheme,
  'header' | 'fields' | 'from' | 'evidence' | 'place' | 'word' | 'needsAccessToken'
>;

/** A header that a text or a sample shows. */
export function partOfText(
  { header, fields, sentence }: SaidForm,
  from: HeaderPart['from'],
  place: string,
): HeaderPart {
  return { header, fields, from, evidence: sentence, place, word: null, needsAccessToken: false };
}

/**
 * One entry of several headers. The token fills one of them; every other is a secret field of its own, as no document
 * says which secret is the one.
 */
export function formOf(
  parts: readonly HeaderPart[],
  companions: readonly DescribedCompanion[],
  details: { readonly reading: FormReading; readonly operations: number; readonly evidence?: string | null },
): SignInForm | null {
  const main = mainPart(parts);
  if (main === undefined) return null;
  const fields: Field[] = [];
  const taken = new Set<string>();
  const headers = parts.map((part): FormHeader => {
    const renamed: Record<string, string> = {};
    const wanted = part === main ? part.fields : ['token', ...part.fields];
    for (const name of wanted) {
      const isToken = name === 'token';
      const field = fieldNameFor(isToken ? part.header.name : name, taken);
      taken.add(field);
      renamed[name] = field;
      fields.push(fieldOf(field, isToken ? part.header.name : name));
    }
    const { template } = part.header;
    return {
      ...part.header,
      template:
        template === null
          ? null
          : template.replace(/\{(\w+)\}/g, (whole, name: string) => {
              const field = renamed[name];
              return field === undefined ? whole : `{${field}}`;
            }),
    };
  });
  return {
    headers,
    fields: fields.slice(0, 8),
    companions,
    from: main.from,
    evidence: details.evidence ?? parts.find(({ evidence }) => evidence !== null)?.evidence ?? null,
    place: cleanText(main.place, []),
    reading: details.reading,
    operations: details.operations,
    word: parts.find(({ word }) => word !== null)?.word ?? null,
    needsAccessToken: parts.every((part) => part.needsAccessToken),
  };
}

function fieldOf(name: string, label: string): Field {
  // The name of a user is the one field that people type every day and see on their screens.
  if (label === 'user') return { name, label: 'User name', secret: false, pattern: null };
  return { name, label: cleanText(label, []).slice(0, 40), secret: true, pattern: null };
}

/** The header whose name says most of a secret; the first of equals. Basic and Authorization have a token for sure. */
function mainPart(parts: readonly HeaderPart[]): HeaderPart | undefined {
  const rank = ({ header: { name } }: HeaderPart): number =>
    /^authorization$/i.test(name) ? 3 : /token|secret|password/i.test(name) ? 2 : /key/i.test(name) ? 1 : 0;
  return parts.toSorted((one, other) => rank(other) - rank(one))[0];
}

/** Schemes that a call demands together, sorted by what they bring; null where one of them can be no header. */
export function membersOf(
  names: readonly string[],
  schemes: ReadonlyMap<string, Scheme>,
): { readonly headers: readonly HeaderScheme[]; readonly companions: readonly CompanionScheme[] } | null {
  const headers: HeaderScheme[] = [];
  const companions: CompanionScheme[] = [];
  for (const name of names) {
    const scheme = schemes.get(name);
    if (scheme === undefined || scheme.kind === 'unattachable') return null;
    if (scheme.kind === 'header') headers.push(scheme);
    else companions.push(scheme);
  }
  return { headers, companions };
}

/** An id that stands alone is what the API knows the caller by, so it is the token. */
export function asSecret({ key, place, about, companion }: CompanionScheme): HeaderScheme {
  return {
    kind: 'header',
    key,
    place,
    about,
    header: { name: companion.name, template: '{token}', encoding: 'plain' },
    fields: [],
    from: companion.from,
    evidence: null,
    word: null,
    needsAccessToken: false,
  };
}

/** A template of several values, pasted as one: some have it so in their clipboards. */
export function wholeValue(form: SignInForm): SignInForm | null {
  const [header] = form.headers;
  const isPair = form.headers.length === 1 && header?.encoding === 'plain' && form.fields.length > 0;
  if (!isPair || header === undefined) return null;
  return { ...form, headers: [{ ...header, template: '{token}' }], fields: [] };
}

/** Forms whose headers are the same line are one choice. Whatever one of them says for sure, all say. */
export function merged(forms: readonly SignInForm[]): readonly SignInForm[] {
  const byLines = new Map<string, SignInForm>();
  for (const form of forms) {
    const lines = form.headers.map(
      ({ name, template, encoding }) => `${name.toLowerCase()} ${template ?? '?'} ${encoding}`,
    );
    const names = form.companions.map(({ name }) => name.toLowerCase());
    const key = [...lines.toSorted(), ...names.toSorted()].join('\n');
    const before = byLines.get(key);
    if (before === undefined) byLines.set(key, form);
    else
      byLines.set(key, {
        ...before,
        operations: Math.max(before.operations, form.operations),
        evidence: before.evidence ?? form.evidence,
        needsAccessToken: before.needsAccessToken && form.needsAccessToken,
      });
  }
  return [...byLines.values()];
}
