import type { OwnProviderInput } from '../../core/providers/own-provider';
import type { TextKey } from '../format/text';

/** A usual way to send a token, as a choice of the form. */
export interface FormKind {
  readonly id: string;
  readonly name: TextKey;
  readonly headers: OwnProviderInput['headers'];
  readonly fields: OwnProviderInput['fields'];
  /** Whether names and templates are typed by hand. */
  readonly free: boolean;
}

const AUTHORIZATION = 'Authorization';

/** Whatever else there is. */
export const FREE_KIND: FormKind = {
  id: 'other',
  name: 'form_other',
  headers: [{ name: '', template: '{token}', encoding: 'plain' }],
  fields: [],
  free: true,
};

/** In the order in which they are offered; the last one takes whatever else there is. */
export const FORM_KINDS: readonly FormKind[] = [
  {
    id: 'bearer',
    name: 'form_bearer',
    headers: [{ name: AUTHORIZATION, template: 'Bearer {token}', encoding: 'plain' }],
    fields: [],
    free: false,
  },
  {
    id: 'token',
    name: 'form_token',
    headers: [{ name: AUTHORIZATION, template: 'Token {token}', encoding: 'plain' }],
    fields: [],
    free: false,
  },
  {
    id: 'x-api-key',
    name: 'form_x_api_key',
    headers: [{ name: 'X-Api-Key', template: '{token}', encoding: 'plain' }],
    fields: [],
    free: false,
  },
  {
    id: 'basic-user',
    name: 'form_basic_user',
    headers: [{ name: AUTHORIZATION, template: '{user}:{token}', encoding: 'basic' }],
    fields: [{ name: 'user', label: 'User', secret: false, pattern: null }],
    free: false,
  },
  {
    id: 'basic-alone',
    name: 'form_basic_alone',
    headers: [{ name: AUTHORIZATION, template: '{token}:', encoding: 'basic' }],
    fields: [],
    free: false,
  },
  {
    id: 'basic-password',
    name: 'form_basic_password',
    headers: [{ name: AUTHORIZATION, template: ':{token}', encoding: 'basic' }],
    fields: [],
    free: false,
  },
  FREE_KIND,
];

/** The kind that headers are of. */
export function kindOf(headers: OwnProviderInput['headers']): FormKind {
  const [header] = headers;
  const isSame = ({ headers: [own] }: FormKind): boolean =>
    headers.length === 1 &&
    own?.name.toLowerCase() === header?.name.toLowerCase() &&
    own?.template === header?.template &&
    own?.encoding === header?.encoding;
  return FORM_KINDS.find((kind) => !kind.free && isSame(kind)) ?? FREE_KIND;
}

/**
 * The fields that templates speak of: those that are described stay so, and new ones are secret until the user says
 * that they are none.
 */
export function fieldsFor(
  headers: OwnProviderInput['headers'],
  described: OwnProviderInput['fields'],
): OwnProviderInput['fields'] {
  const names = headers.flatMap(({ template }) =>
    [...template.matchAll(/\{([a-z][a-z0-9_]{0,30})\}/g)].map(([, name = '']) => name),
  );
  return [...new Set(names)]
    .filter((name) => name !== 'token')
    .map(
      (name) =>
        described.find((field) => field.name === name) ?? { name, label: name, secret: true, pattern: null },
    );
}
