import { InvalidInputError } from '../errors/invalid-input-error';
import { encoded } from '../providers/filled-address';
import type { Provider, ProviderCheck, ProviderField } from '../providers/provider';
import type { PlaceValue } from './values-of';

type Parameters = NonNullable<Provider['elsewhere']>['parameters'];
/** Name and value, each as it is, without any encoding. */
type Filled = readonly (readonly [name: string, value: string])[];

const PLACE = /\{([a-z][a-z0-9_]*)\}/g;

/** The parameters in which a key travels, without those whose field was left empty. */
export function givenParameters(
  parameters: Parameters,
  places: readonly PlaceValue[],
  fields: readonly ProviderField[],
): Parameters {
  const isEmpty = (name: string) =>
    fields.some((field) => field.name === name && field.optional) &&
    !places.some((place) => place.name === name);
  return parameters.filter(
    ({ template }) => ![...template.matchAll(PLACE)].some(([, name = '']) => isEmpty(name)),
  );
}

/** Those parameters with their values. @throws {InvalidInputError} `field-value` */
export function filledParameters(parameters: Parameters, places: readonly PlaceValue[]): Filled {
  return parameters.map(({ name, template }) => [name, filledText(template, places)] as const);
}

/** Parameters as a query or a form has them. */
export function written(parameters: Filled): string {
  return parameters.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
}

/** Whether a check sends a form; JSON otherwise. */
export function isForm({ headers = {} }: Pick<ProviderCheck, 'headers'>): boolean {
  return Object.entries(headers).some(
    ([name, value]) => name.toLowerCase() === 'content-type' && /x-www-form-urlencoded/i.test(value),
  );
}

/**
 * The body of a check, with every value encoded as its type wants it. Only what is declared is filled in: a question
 * in GraphQL has braces of its own.
 * @param parameters in which the key travels; added where the body has no place for the token itself
 * @throws {InvalidInputError} `field-value`
 */
export function filledBody(
  check: ProviderCheck,
  places: readonly PlaceValue[],
  fields: readonly ProviderField[],
  parameters: Filled,
): string | null {
  const { body } = check;
  const declared = new Set(['token', ...fields.map(({ name }) => name)]);
  const form = isForm(check);
  const encode = form ? encoded : (value: string) => JSON.stringify(value).slice(1, -1);
  const filled = body?.replace(PLACE, (whole, name: string) => {
    return declared.has(name) ? encode(valueAtPlace(name, places)) : whole;
  });
  const hasToken = body?.includes('{token}') === true;
  if (parameters.length === 0 || hasToken) return filled ?? null;
  if (form) return [filled ?? '', written(parameters)].filter((part) => part !== '').join('&');
  return JSON.stringify({ ...objectIn(filled ?? '{}'), ...Object.fromEntries(parameters) });
}

function objectIn(text: string): object {
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== 'object' || parsed === null) throw new InvalidInputError('field-value');
  return parsed;
}

function filledText(template: string, places: readonly PlaceValue[]): string {
  return template.replace(PLACE, (_whole, name: string) => valueAtPlace(name, places));
}

/**
 * What fills a place.
 * @throws {InvalidInputError} `field-value` where nothing does, or what does has not the form that the place wants
 */
function valueAtPlace(name: string, places: readonly PlaceValue[]): string {
  const place = places.find((each) => each.name === name);
  if (place === undefined || !new RegExp(`^(?:${place.pattern})$`).test(place.value))
    throw new InvalidInputError('field-value');
  return place.value;
}
