import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';

/** Where what the tests know of the providers stands: one file each, written by hand from the vendors' documents. */
export const PROVIDERS_FOLDER = fileURLToPath(new URL('../providers/', import.meta.url));

/**
 * What the provider does with a good token: `forbidden` lacks the right, `plan-lacks-it` is PagerDuty's 402,
 * `rate-limited-bare` answers 429 without the documented headers.
 */
const behaviour = v.picklist(['works', 'forbidden', 'rate-limited', 'rate-limited-bare', 'plan-lacks-it']);
export type TokenBehaviour = v.InferOutput<typeof behaviour>;

/** A request that an answer is for; each part that is given must hold. */
const when = v.strictObject({
  /** One, or several; `/v1/*` is everything below. */
  path: v.optional(v.union([v.string(), v.array(v.string())])),
  /** `other`: any but GET. */
  method: v.optional(v.picklist(['GET', 'HEAD', 'POST', 'other'])),
  contentType: v.optional(v.string()),
  /** Fields that the JSON of the request has. */
  body: v.optional(v.record(v.string(), v.string())),
  /**
   * `none`: no credential in the provider's form. `unknown`: a token that it never gave out. `elsewhere`: one of
   * another region. `stranger`: any of these.
   */
  caller: v.optional(v.picklist(['none', 'unknown', 'elsewhere', 'stranger'])),
  behaviour: v.optional(v.array(behaviour)),
  kind: v.optional(v.picklist(['user', 'account'])),
});

const providerDataSchema = v.strictObject({
  id: v.string(),
  note: v.optional(v.string()),
  /** Host names by a word for the region. */
  hosts: v.record(v.string(), v.string()),
  /** Where it documents its API: the only foreign origin that its API answers across origins. */
  docs: v.nullable(v.string()),
  /** Hosts of its web apps. One that lives on the API's host is `webApp`. */
  consoles: v.array(v.string()),
  /** The path of the API that its own web app calls, where that lives on the same host. */
  webApp: v.optional(v.string()),
  refusesPlainHttp: v.optional(v.boolean(), false),
  /** Every header line that a caller must send, to the letter; `Basic {token}:` with `basic` is the pair before base64. */
  credential: v.array(
    v.strictObject({ name: v.string(), value: v.string(), basic: v.optional(v.boolean(), false) }),
  ),
  /** The provider's own body around a text. */
  errorBody: v.unknown(),
  /**
   * Read in this order; what none is for has the paths of every host. `{holder}` and `{account}` are the caller's.
   */
  answers: v.array(
    v.strictObject({
      when,
      status: v.number(),
      headers: v.optional(v.record(v.string(), v.string()), {}),
      body: v.unknown(),
    }),
  ),
  /** Fake tokens, by a name for tests. */
  samples: v.record(
    v.string(),
    v.strictObject({
      token: v.string(),
      /** What the user types beside it. */
      fields: v.optional(v.record(v.string(), v.string()), {}),
      region: v.string(),
      kind: v.optional(v.picklist(['user', 'account']), 'user'),
      behaviour: v.optional(behaviour, 'works'),
      /** Whom the API names as the owner. */
      holder: v.string(),
      /** Tells two accounts with one name apart. */
      account: v.optional(v.string()),
    }),
  ),
  /**
   * Header lines that a server must receive, letter by letter, written down from the provider's documents and not
   * computed by any code of ours. Names are in lower case, values stand as sent; headers not named are not judged.
   */
  expected: v.array(
    v.strictObject({
      name: v.string(),
      note: v.optional(v.string()),
      /** `GET https://api.example.com/me` */
      request: v.string(),
      /** The page whose `fetch` it is; a navigation without. */
      from: v.optional(v.string()),
      sample: v.string(),
      lines: v.array(v.string()),
      absent: v.array(v.string()),
    }),
  ),
});
export type ProviderData = v.InferOutput<typeof providerDataSchema>;

/** @param folders those after the first add to it */
export function readProviderData(...folders: readonly string[]): readonly ProviderData[] {
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((file) => v.parse(providerDataSchema, JSON.parse(readFileSync(folder + file, 'utf8')))),
  );
}

/** Every provider that ships. */
export const PROVIDER_DATA = readProviderData(PROVIDERS_FOLDER);
