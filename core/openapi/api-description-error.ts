import { KeybearerError } from '../errors/keybearer-error';

/**
 * - `empty`: nothing in it
 * - `web-page`, `sign-in-page`: HTML, as an address answers that shows its description to people or behind a sign-in
 * - `syntax`: neither JSON nor YAML; `line` and `column` say where, from 1
 * - `not-a-description`: it can be read, and describes no API
 * - `old-version`: Swagger 1
 * - `json-too-large`, `yaml-too-large`: beyond `LARGEST_JSON` or `LARGEST_YAML`
 * - `too-many-aliases`, `too-deep`: YAML that would unfold without end, or a nesting that no API has
 * - `too-many-calls`: beyond `MOST_OPERATIONS`
 */
export type DescriptionRefusal =
  | 'empty'
  | 'web-page'
  | 'sign-in-page'
  | 'syntax'
  | 'not-a-description'
  | 'old-version'
  | 'json-too-large'
  | 'yaml-too-large'
  | 'too-many-aliases'
  | 'too-deep'
  | 'too-many-calls';

/** A document that is refused as a whole. No `cause`: parsers quote what they were given. */
export class ApiDescriptionError extends KeybearerError {
  constructor(reason: DescriptionRefusal, place?: { readonly line: number; readonly column: number }) {
    super('no-api-description', { reason, ...place });
  }
}
