import { readFileSync } from 'node:fs';
import { getDomain } from 'tldts';
import * as v from 'valibot';

/**
 * What the documents of each provider say, in `facts.json`. Nothing here comes from the catalogue, and nothing here is read by
 * the product: the two were written down apart, so that one mistake can't be made twice.
 */

const texts = v.record(v.string(), v.string());
/** Status, body and headers of an answer. */
const answer = v.union([
  v.strictTuple([v.number()]),
  v.strictTuple([v.number(), v.unknown()]),
  v.strictTuple([v.number(), v.unknown(), texts]),
]);

const check = v.strictObject({
  method: v.picklist(['GET', 'HEAD', 'POST']),
  /** With `{names}` of fields, and `{token}` where the key travels in the address. */
  path: v.string(),
  body: v.optional(v.string()),
  headers: v.optional(texts),
  /** Statuses of a good token. */
  ok: v.array(v.number()),
  /** What its body must have besides that: a place, and the value there where only one is good. */
  when: v.optional(v.union([v.strictTuple([v.string()]), v.strictTuple([v.string(), v.unknown()])])),
  /** Where it names the owner. */
  who: v.optional(v.string()),
  /** What else the answer has. */
  also: v.optional(v.unknown()),
});

const revoke = v.strictObject({
  method: v.string(),
  path: v.string(),
  body: v.optional(v.unknown()),
  type: v.optional(v.picklist(['json', 'form']), 'json'),
  okStatus: v.optional(v.array(v.number()), [200]),
  okWhen: v.optional(v.strictObject({ path: v.string(), equals: v.unknown() })),
  /** `none`: the call has none of the token's headers. */
  auth: v.optional(v.literal('none')),
  /** Where the check's answer has the id that the path needs. */
  idFrom: v.optional(v.string()),
  mayBeForbidden: v.optional(v.boolean()),
});

const factsSchema = v.strictObject({
  id: v.string(),
  sure: v.picklist(['high', 'medium', 'low']),
  hosts: v.array(v.string()),
  /** Everybody may run one of their own. */
  own: v.optional(v.boolean(), false),
  /** Name, template, and `basic` where the template is the pair of Basic. */
  headers: v.optional(
    v.array(
      v.union([
        v.strictTuple([v.string(), v.string()]),
        v.strictTuple([v.string(), v.string(), v.literal('basic')]),
      ]),
    ),
    [],
  ),
  /** Headers that go along, the same for everybody. */
  with: v.optional(texts, {}),
  /** Where the key is not a header: parameters of the address, a field of a form or of JSON, or the start of the path. */
  query: v.optional(v.array(v.strictTuple([v.string(), v.string()]))),
  body: v.optional(v.string()),
  path: v.optional(v.string()),
  /** Fake ones. */
  token: v.string(),
  fields: v.optional(texts, {}),
  /** Fields that may be left out, and those that are secrets. */
  optional: v.optional(v.array(v.string()), []),
  secret: v.optional(v.array(v.string()), []),
  /** How a token is tested, without the key where it travels in the address. */
  check: v.optional(v.array(check), []),
  /** Where the words of an error stand. */
  says: v.optional(v.string()),
  /** How it answers a bad token, one without the right, too many calls, and a token of another region. */
  answers: v.optional(
    v.strictObject({
      refused: v.optional(answer),
      limited: v.optional(answer),
      many: v.optional(answer),
      region: v.optional(answer),
    }),
    {},
  ),
  revoke: v.optional(revoke),
});
export type Facts = v.InferOutput<typeof factsSchema>;
export type KnownAnswer = v.InferOutput<typeof answer>;

/** Every provider, in the order of their ids. */
export const FACTS: readonly Facts[] = v.parse(
  v.array(factsSchema),
  JSON.parse(readFileSync(new URL('./facts.json', import.meta.url), 'utf8')),
);

/** A template with the sample's values in place of their names. */
export function filled(template: string, { token, fields }: Pick<Facts, 'token' | 'fields'>): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    name === 'token' ? token : (fields[name] ?? whole),
  );
}

/** The sample's value of a field, by any spelling of its name: `app_key` is `appkey`. */
export function sampleOf({ fields }: Pick<Facts, 'fields'>, name: string): string | undefined {
  return fields[name.replaceAll('_', '')];
}

/** The hosts of the sample, as origins. */
export function originsOf(facts: Facts): readonly string[] {
  const own = facts.hosts.length === 0 ? [`https://api.${facts.id}.example`] : facts.hosts;
  return own.map((host) => filled(host, facts));
}

/** An address of a test, with the key in it where it travels there. */
export function addressWithKey(facts: Facts, address: string): string {
  const { query = [], path = '' } = facts;
  const search = query
    .map(([name, template]) => `${name}=${encodeURIComponent(filled(template, facts))}`)
    .join('&');
  const whole = `${filled(path, facts)}${address}`;
  return search === '' ? whole : `${whole}${whole.includes('?') ? '&' : '?'}${search}`;
}

/** Who stands behind an origin: its registrable domain. */
export function domainOf(origin: string): string {
  return getDomain(origin, { allowPrivateDomains: true }) ?? new URL(origin).hostname;
}

/** The lines that carry the token and its fields: `name: value`, names in lower case, sorted. */
export function secretLines(facts: Facts): readonly string[] {
  return facts.headers
    .map(([name, template, encoding]) => line(name, value(filled(template, facts), encoding)))
    .sort();
}

/** The lines that a navigation has because of the provider. A content type is one of a body, and a GET has none. */
export function navigationLines(facts: Facts): readonly string[] {
  const along = Object.entries(facts.with).filter(([name]) => name.toLowerCase() !== 'content-type');
  return [...secretLines(facts), ...along.map(([name, text]) => line(name, text))].sort();
}

function value(text: string, encoding: 'basic' | undefined): string {
  return encoding === 'basic' ? `Basic ${Buffer.from(text, 'utf8').toString('base64')}` : text;
}

const line = (name: string, text: string): string => `${name.toLowerCase()}: ${text}`;
