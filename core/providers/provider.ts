import * as v from 'valibot';

/**
 * What Keybearer knows about one API, as data: one file of `catalogue/` each. A file holds only what differs from
 * the defaults below; `catalogue/README.md` explains every field, and `catalogue/schema.json` is made from this schema.
 */

const headerName = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,64}$/));
const visibleAscii = v.pipe(v.string(), v.regex(/^[\x20-\x7e]*$/), v.maxLength(512));
/** `https://host[:port]`, where the first label may be a `{field}`, such as a tenant. Never a wildcard. */
const originTemplate = v.pipe(
  v.string(),
  v.regex(/^https:\/\/(?:[a-z0-9-]+|\{[a-z]+\})(?:\.[a-z0-9-]+)+(?::\d{2,5})?$/),
);
const fixedOrigin = v.pipe(v.string(), v.regex(/^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+$/));
/** No `* ^ |`, which have a meaning in a rule's filter. */
const path = v.pipe(v.string(), v.regex(/^(?:\/[A-Za-z0-9._~-]+)*$/));
/** Two slashes at the start would name another host. */
const checkPath = v.pipe(v.string(), v.regex(/^\/(?:[\w.~?=&%-][\w./~?=&%-]*)?$/));
/** `error.message`, `errors[0]`, `data.items[0].name`; empty for the whole body as text. */
export const bodyPath = v.pipe(v.string(), v.regex(/^(?:[\w-]+(?:\[\d+\])*(?:\.[\w-]+(?:\[\d+\])*)*)?$/));
const scalar = v.union([v.string(), v.number(), v.boolean()]);
const pageUrl = v.pipe(
  v.string(),
  v.regex(/^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+\/[!-~]*$/),
  v.maxLength(300),
);
const region = v.optional(v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(20))), null);

/** Holds when each part that is given holds. `exists` asks for a value that is neither missing nor null. */
const answerTest = v.strictObject({
  status: v.optional(v.array(v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599)))),
  path: v.optional(bodyPath),
  equals: v.optional(scalar),
  exists: v.optional(v.boolean()),
});

/** Who or what the answer names. Only `user` and `account` may be called the owner. */
const identity = v.strictObject({
  kind: v.picklist(['user', 'account', 'unit']),
  paths: v.array(bodyPath),
  /** Leads to an id that the provider gives out, never the user: only this proves that two tokens have one owner. */
  idPath: v.optional(bodyPath),
});

const check = v.strictObject({
  method: v.picklist(['GET', 'HEAD', 'POST']),
  path: checkPath,
  body: v.optional(v.string()),
  headers: v.optional(v.record(headerName, visibleAscii)),
  works: answerTest,
  identity: v.optional(identity),
  /** Go on to the next check when this holds, as another kind of token answers elsewhere. */
  next: v.optional(answerTest),
});

const outcomeRule = v.strictObject({
  when: answerTest,
  outcome: v.picklist(['works', 'limited', 'refused', 'other-region', 'too-many', 'unclear']),
});

export const providerSchema = v.strictObject({
  /** For editors: where the JSON schema is. */
  $schema: v.optional(v.literal('../schema.json')),
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{1,40}$/)),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
  /** For the next reader of the file. Not built in. */
  note: v.optional(v.pipe(v.string(), v.maxLength(600))),
  hosts: v.pipe(v.array(v.strictObject({ origin: originTemplate, region })), v.minLength(1), v.maxLength(64)),
  pathPrefix: v.optional(path, ''),
  /** The vendor's own web app lives on the API's host: chosen tabs only, no cookies, no page rule. */
  sharedWithApp: v.optional(v.boolean(), false),
  /** A GET can change something there, so none is sent that the user did not make himself. */
  getActs: v.optional(v.boolean(), false),
  headers: v.pipe(
    v.array(
      v.strictObject({
        name: headerName,
        /** `{token}` and `{field}` are filled in; the rest is sent literally. */
        template: visibleAscii,
        /** `basic`: the filled template is UTF-8, then base64, behind the word Basic. */
        encoding: v.optional(v.picklist(['plain', 'basic']), 'plain'),
      }),
    ),
    v.minLength(1),
    v.maxLength(8),
  ),
  /** Inputs beside the token: a tenant, an account id, a second secret. */
  fields: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          name: v.pipe(v.string(), v.regex(/^[a-z]{1,30}$/)),
          label: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
          secret: v.optional(v.boolean(), false),
          /** Anchored pattern of what may be typed. */
          pattern: v.pipe(v.string(), v.minLength(3), v.maxLength(200)),
        }),
      ),
      v.maxLength(8),
    ),
    [],
  ),
  extraHeaders: v.optional(
    v.array(
      v.strictObject({
        name: headerName,
        value: visibleAscii,
        sentOn: v.picklist(['navigation', 'every-request']),
      }),
    ),
    [],
  ),
  /** Anchored pattern of the token's text, or null where none is documented. */
  tokenPattern: v.optional(v.nullable(v.string()), null),
  /** Names of variables that hold this token in `.env` files and shells. */
  variables: v.optional(v.array(v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9_]+$/))), []),
  /** Other words that name this provider in variables and labels, in lower case. */
  aliases: v.optional(v.array(v.pipe(v.string(), v.regex(/^[a-z0-9]{4,20}$/))), []),
  /** Tokens that its own pages print for everybody. */
  samples: v.optional(v.array(visibleAscii), []),
  checks: v.pipe(v.array(check), v.minLength(1), v.maxLength(4)),
  /** Read in this order, before the general meaning of a status. */
  outcomes: v.optional(v.array(outcomeRule), []),
  messagePaths: v.optional(v.array(bodyPath), []),
  limits: v.optional(
    v.strictObject({
      remaining: v.optional(headerName),
      limit: v.optional(headerName),
      /** Headers with the seconds to wait, best first. */
      wait: v.optional(v.array(headerName), ['retry-after']),
    }),
    { wait: ['retry-after'] },
  ),
  revoke: v.strictObject({
    /** Where a person deletes the token; by region where the regions have their own web apps. */
    pages: v.pipe(v.array(v.strictObject({ url: pageUrl, region })), v.minLength(1)),
    /** The way there, as the menus spell it. */
    steps: v.array(v.string()),
  }),
  /** Suggested, unticked, as pages that may use the token. */
  sites: v.optional(
    v.array(
      v.strictObject({
        origin: fixedOrigin,
        kind: v.picklist(['docs', 'console']),
        /** The region whose accounts it shows, where the regions have their own. */
        region,
      }),
    ),
    [],
  ),
  /** Where each customer's console has a name of its own: `https://<one label>.<below>`, but for some labels. */
  consoles: v.optional(
    v.array(
      v.strictObject({
        below: v.pipe(v.string(), v.regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/)),
        region,
        except: v.array(v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/))),
      }),
    ),
    [],
  ),
  sources: v.pipe(v.array(pageUrl), v.minLength(1)),
  confidence: v.picklist(['high', 'medium', 'low']),
});

/** What Keybearer knows about one API: a file of the catalogue, or what a user described. */
export interface Provider extends v.InferOutput<typeof providerSchema> {
  /** Whether a user described it: nothing says how it refuses a token, so it is asked without one first. */
  readonly generic?: boolean;
}
export type ProviderCheck = Provider['checks'][number];
export type ProviderField = Provider['fields'][number];
export type AnswerTest = v.InferOutput<typeof answerTest>;
