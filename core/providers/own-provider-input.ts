import * as v from 'valibot';
import { isAnyPort } from '../shapes/any-port';
import { type OwnProvider, type OwnProviderInput, ownProviderSchema } from './own-provider';

const bounded = (most: number) => v.pipe(v.string(), v.maxLength(most));

/**
 * An own provider as somebody describes it, right or wrong: closed and bounded in size, so that it can be kept and
 * shown while what is wrong with it is said. Only `isStorable` says whether it fits.
 */
export const ownProviderInput = v.strictObject({
  name: bounded(80),
  origins: v.pipe(v.array(bounded(2000)), v.maxLength(64)),
  pathPrefix: bounded(200),
  headers: v.pipe(
    v.array(
      v.strictObject({
        name: bounded(512),
        template: bounded(512),
        encoding: v.picklist(['plain', 'basic']),
      }),
    ),
    v.maxLength(8),
  ),
  fields: v.pipe(
    v.array(
      v.strictObject({
        name: bounded(40),
        label: bounded(80),
        secret: v.boolean(),
        pattern: v.nullable(bounded(200)),
      }),
    ),
    v.maxLength(8),
  ),
  companions: v.pipe(
    v.array(
      v.strictObject({
        name: bounded(512),
        value: bounded(512),
        sentOn: v.picklist(['navigation', 'every-request']),
      }),
    ),
    v.maxLength(16),
  ),
  check: v.nullable(v.strictObject({ method: v.picklist(['GET', 'HEAD']), path: bounded(200) })),
  docs: v.nullable(bounded(500)),
  sharedWithApp: v.boolean(),
  identityPath: v.optional(bounded(200)),
});

/** Whether it fits what the vault stores. @param id `own-` and 22 characters */
export function isStorable(input: OwnProviderInput, id: string): boolean {
  const isExact = (origin: string) => URL.canParse(origin) && new URL(origin).origin === origin;
  return input.origins.every(isExact) && v.is(ownProviderSchema, toOwnProvider(input, id, 0));
}

/** What a form edits. Part by part: what a file or a later version added to it stays where it is stored. */
export function inputOf(own: OwnProvider): OwnProviderInput {
  const { name, origins, pathPrefix, docs, sharedWithApp, check, identityPath } = own;
  return {
    ...{ name, origins, pathPrefix, docs, sharedWithApp },
    headers: own.headers.map((header) => ({
      name: header.name,
      template: header.template,
      encoding: header.encoding,
    })),
    fields: own.fields.map((field) => ({
      name: field.name,
      label: field.label,
      secret: field.secret,
      pattern: field.pattern,
    })),
    companions: own.companions.map((companion) => ({
      name: companion.name,
      value: companion.value,
      sentOn: companion.sentOn,
    })),
    check: check && { method: check.method, path: check.path },
    ...(identityPath === undefined ? {} : { identityPath }),
  };
}

/** The one address that a test asks; null where no host is named that has one port. */
export function checkedAddress({
  origins,
  check,
  pathPrefix,
}: OwnProviderInput): { readonly origin: string; readonly path: string } | null {
  const origin = origins.find((each) => !isAnyPort(each));
  return origin === undefined ? null : { origin, path: check?.path ?? (pathPrefix || '/') };
}

/** @param now milliseconds since 1970 */
export function toOwnProvider(input: OwnProviderInput, id: string, now: number): OwnProvider {
  return { ...input, id, createdAt: now };
}
