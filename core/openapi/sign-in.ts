import { cleanText } from '../probe/clean-text';
import type { DescribedCompanion, SignIn, SignInForm, SignInQuestion, Unattachable } from './api-description';
import type { DocumentTexts } from './document-texts';
import { isCredentialInAddress, isLegalName, isReservedName, roleOfHeader } from './header-names';
import { type Demand, type Operations, type ParameterUse, usualParameters } from './operations';
import { formsOfAuthorization, namedHeaders, sentenceOnBoth } from './said-forms';
import { type HeaderScheme, headerScheme, type Scheme } from './schemes';
import { asSecret, formOf, membersOf, merged, partOfText, wholeValue } from './sign-in-forms';

/** Forms that are shown. */
const MOST_FORMS = 12;

/** How calls sign in, with the ids that no form of its own needs. */
export interface SignInReading {
  readonly signIn: SignIn;
  /** Declared as schemes, and no secrets: an id, the name of the host. */
  readonly companions: readonly DescribedCompanion[];
}

/**
 * What the document asks for, in this order: demanded schemes, unused ones, parameters, texts, samples.
 * @param addressVariables names of variables in the addresses of servers, where some APIs have the key
 */
export function signInOf(
  operations: Operations,
  schemes: ReadonlyMap<string, Scheme>,
  texts: DocumentTexts,
  addressVariables: readonly string[],
): SignInReading {
  const usable = withoutLoneIds(schemes);
  const groups = demandedGroups(operations);
  const { forms: demanded, hasTwoReadings } = demandedForms(groups, usable, texts);
  const unused = unusedForms(groups, usable, demanded.length > 0);
  const declared = [...demanded, ...unused];
  const others =
    declared.length > 0 || isSigned(schemes, operations) ? [] : undeclaredForms(operations, texts);
  const forms = merged([...declared, ...others].flatMap((form) => [form, ...present(wholeValue(form))]));
  const inAddress = addressVariables.filter(isCredentialInAddress);
  const unattachable = unattachableIn(groups, usable, operations, declared.length === 0 ? inAddress : null);
  const question = questionOf(forms, hasTwoReadings, demanded.length === 0 ? unused.length : 0, unattachable);
  const chosen = question === null && forms.length > 0 ? 0 : null;
  return {
    signIn: { forms: forms.slice(0, MOST_FORMS), chosen, question, unattachable },
    companions: companionsOf(usable, forms),
  };
}

/** Where nothing is a secret by its name, the ids are. */
function withoutLoneIds(schemes: ReadonlyMap<string, Scheme>): ReadonlyMap<string, Scheme> {
  const all = [...schemes.values()];
  if (all.some(({ kind }) => kind === 'header')) return schemes;
  return new Map(
    all.map((scheme) => [
      scheme.key,
      scheme.kind === 'companion' && roleOfHeader(scheme.companion.name) === 'id' ? asSecret(scheme) : scheme,
    ]),
  );
}

interface Group {
  readonly names: Demand;
  operations: number;
}

/** Schemes demanded together, those of most calls first. */
function demandedGroups({ list, rootDemands }: Operations): readonly Group[] {
  const groups = new Map<string, Group>();
  const groupFor = (names: Demand): Group => {
    const key = JSON.stringify(names.toSorted());
    const group = groups.get(key) ?? { names, operations: 0 };
    groups.set(key, group);
    return group;
  };
  const counts = new Map<readonly Demand[], number>();
  for (const { demands } of list) if (demands !== null) counts.set(demands, (counts.get(demands) ?? 0) + 1);
  for (const [demands, count] of counts) for (const names of demands) groupFor(names).operations += count;
  for (const names of rootDemands) groupFor(names);
  return [...groups.values()].toSorted((one, other) => other.operations - one.operations).slice(0, 50);
}

function demandedForms(
  groups: readonly Group[],
  schemes: ReadonlyMap<string, Scheme>,
  texts: DocumentTexts,
): { readonly forms: readonly SignInForm[]; readonly hasTwoReadings: boolean } {
  const forms: SignInForm[] = [];
  const readings: SignInForm[] = [];
  const alone: HeaderScheme[] = [];
  for (const { names, operations } of groups) {
    const members = membersOf(names, schemes);
    if (members === null || members.headers.length === 0) continue;
    const headers = differentLines(members.headers);
    const companions = members.companions.map(({ companion }) => companion);
    const isPair = headers.length > 1;
    if (!isPair && headers[0] !== undefined && companions.length === 0) alone.push(headers[0]);
    const twice = new Set(headers.map(({ header }) => header.name.toLowerCase())).size < headers.length;
    const reading = isPair || companions.length > 0 ? 'together' : 'alone';
    const whole = twice ? null : formOf(headers, companions, { reading, operations });
    if (whole !== null) forms.push(whole);
    const either = isPair ? meansEither(headers, texts) : null;
    if (!twice && either === null) continue;
    for (const header of headers) {
      const details = { reading: 'one-of-together', operations, evidence: either } as const;
      readings.push(...present(formOf([header], companions, details)));
    }
  }
  const both = textWantsBoth(alone, texts);
  return { forms: [...forms, ...readings, ...both], hasTwoReadings: readings.length + both.length > 0 };
}

/** Schemes of one line are one: OAuth's flows are often declared as several. */
function differentLines(headers: readonly HeaderScheme[]): readonly HeaderScheme[] {
  const byLine = new Map(
    headers.map((scheme) => {
      const { name, template, encoding } = scheme.header;
      return [`${name.toLowerCase()} ${template ?? scheme.key} ${encoding}`, scheme] as const;
    }),
  );
  return [...byLine.values()];
}

/** @returns the sentence that says so, empty where only the names or texts of the headers do, or null */
function meansEither(headers: readonly HeaderScheme[], texts: DocumentTexts): string | null {
  const [one, other] = headers;
  if (headers.length !== 2 || one === undefined || other === undefined) return null;
  const plain = ({ header }: HeaderScheme): string => header.name.toLowerCase().replace(/^x-|[-_]/g, '');
  if (plain(one) === plain(other) || (one.about !== '' && one.about === other.about))
    return cleanText(one.about, []);
  const said = sentenceOnBoth(allTexts([one, other], texts), [one.header.name, other.header.name]);
  return said?.wants === 'either' ? said.sentence : null;
}

function textWantsBoth(alone: readonly HeaderScheme[], texts: DocumentTexts): readonly SignInForm[] {
  const [one, other] = alone;
  if (alone.length !== 2 || one === undefined || other === undefined) return [];
  if (one.header.name.toLowerCase() === other.header.name.toLowerCase()) return [];
  const said = sentenceOnBoth(allTexts(alone, texts), [one.header.name, other.header.name]);
  if (said?.wants !== 'both') return [];
  const details = { reading: 'alternatives-together', operations: 0, evidence: said.sentence } as const;
  return present(formOf(alone, [], details));
}

function allTexts(schemes: readonly HeaderScheme[], texts: DocumentTexts): string {
  return [...schemes.map(({ about }) => about), texts.general].join('\n');
}

/** Declared, and no call asks for it: often all that there is, and all needed. */
function unusedForms(
  groups: readonly Group[],
  schemes: ReadonlyMap<string, Scheme>,
  hasDemanded: boolean,
): readonly SignInForm[] {
  const used = new Set(groups.flatMap(({ names }) => names));
  const unused = [...schemes.values()].flatMap((scheme) =>
    scheme.kind === 'header' && !used.has(scheme.key) ? [scheme] : [],
  );
  const forms = unused.flatMap((scheme) =>
    present(formOf([scheme], [], { reading: 'alone', operations: 0 })),
  );
  const names = new Set(unused.map(({ header }) => header.name.toLowerCase()));
  const canJoin = !hasDemanded && unused.length > 1 && unused.length <= 4 && names.size === unused.length;
  return canJoin
    ? [...forms, ...present(formOf(unused, [], { reading: 'alternatives-together', operations: 0 }))]
    : forms;
}

/** Whether every request must be computed: no header that stays the same could sign in then. */
function isSigned(schemes: ReadonlyMap<string, Scheme>, { list }: Operations): boolean {
  const schemesAre = [...schemes.values()].some(
    (scheme) => scheme.kind === 'unattachable' && scheme.why === 'signed',
  );
  return schemesAre || signedParameters(list).length > 0;
}

function signedParameters(list: Operations['list']): readonly string[] {
  const usual = usualParameters(list, 'header').filter(({ demands, uses }) => demands * 2 > uses);
  return usual.map(({ parameter }) => parameter.name).filter((name) => roleOfHeader(name) === 'signed');
}

/** What parameters, texts and samples say where no scheme can be a header. */
function undeclaredForms(operations: Operations, texts: DocumentTexts): readonly SignInForm[] {
  const usual = usualParameters(operations.list, 'header');
  const isSecret = ({ parameter: { name } }: ParameterUse): boolean =>
    roleOfHeader(name) === 'secret' && isLegalName(name) && !/^authorization$/i.test(name);
  const secret = usual.filter(isSecret).slice(0, 4);
  if (secret.length > 0) {
    // Together only what most calls can't do without.
    const required = secret.filter(({ demands, uses }) => demands * 2 > uses);
    const sets = required.length > 0 ? [required] : secret.map((use) => [use]);
    return sets.flatMap((uses) => {
      const parts = uses.map(parameterPart);
      const reading = parts.length > 1 ? 'together' : 'alone';
      return formOf(parts, [], { reading, operations: Math.min(...uses.map((use) => use.uses)) }) ?? [];
    });
  }
  const said = [...namedHeaders(texts.general), ...formsOfAuthorization(texts.general, 'sure')];
  const sources = said.length > 0 ? said : texts.samples.length === 1 ? texts.samples : [];
  const from = said.length > 0 ? 'from-the-text' : 'sample';
  const place = said.length > 0 ? '/info/description' : '/paths';
  const forms = sources.flatMap(
    (form) => formOf([partOfText(form, from, place)], [], { reading: 'alone', operations: 0 }) ?? [],
  );
  return forms.length > 0 ? forms : usual.filter(isAuthorization).flatMap(hintForm);
}

const isAuthorization = ({ parameter }: ParameterUse): boolean => /^authorization$/i.test(parameter.name);

function hintForm({ parameter, uses }: ParameterUse): readonly SignInForm[] {
  const base = { key: parameter.name, place: parameter.place, about: '' };
  const offered = ['Bearer {token}', 'Token {token}', '{token}'].map((template) => ({
    template,
    encoding: 'plain' as const,
  }));
  const part: HeaderScheme = {
    ...headerScheme(base, ''),
    header: { name: 'Authorization', template: null, encoding: 'plain' },
    from: 'parameter',
    word: { code: 'word-not-said', offered, preselected: null },
  };
  return present(formOf([part], [], { reading: 'alone', operations: uses }));
}

function parameterPart({ parameter }: ParameterUse): HeaderScheme {
  const base = { key: parameter.name, place: parameter.place, about: '' };
  return { ...headerScheme(base, '{token}', parameter.name), from: 'parameter' };
}

function unattachableIn(
  groups: readonly Group[],
  schemes: ReadonlyMap<string, Scheme>,
  { list }: Operations,
  inAddress: readonly string[] | null,
): readonly Unattachable[] {
  const found: Unattachable[] = [];
  for (const scheme of schemes.values())
    if (scheme.kind === 'unattachable') found.push({ name: scheme.name, why: scheme.why });
  const undeclared = groups.flatMap(({ names }) => names).filter((name) => !schemes.has(name));
  found.push(...undeclared.map((name) => ({ name: cleanText(name, []), why: 'not-declared' as const })));
  // Parameters are what is left where no scheme says anything.
  if (inAddress !== null) {
    found.push(
      ...signedParameters(list).map((name) => ({ name: cleanText(name, []), why: 'signed' as const })),
    );
    const parameters = [...usualParameters(list, 'query'), ...usualParameters(list, 'path')];
    const names = parameters.map(({ parameter }) => parameter.name).filter(isCredentialInAddress);
    for (const name of [...inAddress, ...names]) found.push({ name: cleanText(name, []), why: 'in-address' });
    for (const { parameter } of usualParameters(list, 'header'))
      if (/^cookie$/i.test(parameter.name)) found.push({ name: 'Cookie', why: 'cookie' });
  }
  const byName = new Map(found.map((each) => [`${each.name} ${each.why}`, each]));
  return [...byName.values()].slice(0, 20);
}

function questionOf(
  forms: readonly SignInForm[],
  hasTwoReadings: boolean,
  onlyUnused: number,
  unattachable: readonly Unattachable[],
): SignInQuestion | null {
  const [first] = forms;
  if (first === undefined) return unattachable.length > 0 ? 'only-unattachable' : 'nothing-declared';
  if (first.from === 'parameter' && first.word !== null) return 'only-a-hint';
  if (first.word !== null) return first.word.code;
  if (hasTwoReadings) return 'two-readings';
  if (onlyUnused > 1) return 'none-demanded';
  const isSaidOnly = first.from === 'from-the-text' && first.operations === 0 && onlyUnused === 0;
  return isSaidOnly && forms.filter(({ fields }) => fields.length === 0).length > 1 ? 'contradiction' : null;
}

const present = <T>(value: T | null): readonly T[] => (value === null ? [] : [value]);

/** Those that stand in no form. */
function companionsOf(
  schemes: ReadonlyMap<string, Scheme>,
  forms: readonly SignInForm[],
): readonly DescribedCompanion[] {
  const inForms = new Set(forms.flatMap(({ companions }) => companions.map(({ name }) => name)));
  return [...schemes.values()].flatMap((scheme) =>
    scheme.kind === 'companion' &&
    !inForms.has(scheme.companion.name) &&
    !isReservedName(scheme.companion.name)
      ? [scheme.companion]
      : [],
  );
}
