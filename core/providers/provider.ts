import * as v from 'valibot';

/**
 * What Keybearer knows about one API, as data: one file of `catalogue/` each. A file holds only what differs from
 * the defaults below; `catalogue/README.md` explains every field, and `catalogue/schema.json` is made from this schema.
 */

const headerName = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/));
const visibleAscii = v.pipe(v.string(), v.regex(/^[\x20-\x7e]*$/), v.maxLength(512));
/** `https://host[:port]`, where one label may be a `{field}`, such as a tenant. Never a wildcard. */
const originTemplate = v.pipe(
  v.string(),
  v.regex(
    /^https:\/\/(?=[^:]+\.)(?:[a-z0-9-]+\.)*(?:\{[a-z][a-z0-9_]*\}\.)?(?:[a-z0-9-]+\.)*[a-z0-9-]+(?::\d{2,5})?$/,
  ),
);
const fixedOrigin = v.pipe(v.string(), v.regex(/^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+$/));
/** No `* ^ |`, which have a meaning in a rule's filter. */
const path = v.pipe(v.string(), v.regex(/^(?:\/[A-Za-z0-9._~-]+)*$/));
/** Two slashes at the start would name another host. A `{field}` is filled in, encoded. */
const checkPath = v.pipe(
  v.string(),
  v.regex(/^\/(?:[\w.~?=&%{-][\w./~?=&%,:;@+!$'()*{}-]*)?$/),
  v.maxLength(400),
);
/** A calendar day, `2026-11-29`. */
const day = v.pipe(v.string(), v.isoDate());
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

/** Where an answer says until when a token lives. */
const expiry = v.strictObject({
  path: v.optional(bodyPath),
  header: v.optional(headerName),
  /** `date` is any form of a date that browsers read. */
  form: v.optional(v.picklist(['date', 'seconds-left', 'unix-seconds', 'unix-milliseconds']), 'date'),
});

/** Where an answer lists what a token may do: a header's words, or a list in the body. */
const scopes = v.strictObject({ path: v.optional(bodyPath), header: v.optional(headerName) });

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
  /** JSON, unless its headers name another type. `{field}` is filled in, and `{token}` where the key travels in a body. */
  body: v.optional(v.pipe(v.string(), v.maxLength(2000))),
  headers: v.optional(v.record(headerName, visibleAscii)),
  /** Why a POST changes nothing there, where its body does not say so itself. For the reader of the file; not built in. */
  harmless: v.optional(v.pipe(v.string(), v.minLength(10), v.maxLength(200))),
  works: answerTest,
  identity: v.optional(identity),
  expiry: v.optional(expiry),
  scopes: v.optional(scopes),
  /** Go on to the next check when this holds, as another kind of token answers elsewhere. */
  next: v.optional(answerTest),
});

const outcomeRule = v.strictObject({
  when: answerTest,
  outcome: v.picklist(['works', 'limited', 'refused', 'other-region', 'too-many', 'unclear']),
});

/** A call by which a token revokes itself, or another that it may revoke. */
const revokeCall = v.strictObject({
  /** Where it is not the host of the token; of the same registrable domain. */
  origin: v.optional(fixedOrigin),
  /** An id that has to be asked for first, with the token: `{id}` in the path or the body. */
  id: v.optional(v.strictObject({ path: checkPath, at: bodyPath })),
  method: v.picklist(['DELETE', 'POST', 'PUT', 'PATCH']),
  path: checkPath,
  /** `{token}`, `{id}` and fields are filled in, encoded as the type wants it. */
  body: v.optional(v.pipe(v.string(), v.maxLength(2000))),
  type: v.optional(v.picklist(['json', 'form']), 'json'),
  headers: v.optional(v.record(headerName, visibleAscii)),
  /** Whether the token's own headers go along. */
  withToken: v.optional(v.boolean(), true),
  works: answerTest,
});

export const providerSchema = v.strictObject({
  /** For editors: where the JSON schema is. */
  $schema: v.optional(v.literal('../schema.json')),
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{1,40}$/)),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
  /** For the next reader of the file. Not built in. */
  note: v.optional(v.pipe(v.string(), v.maxLength(600))),
  /** What kind of API it is, to look through a thousand of them. */
  category: v.optional(v.pipe(v.string(), v.regex(/^[a-z][a-z-]{1,20}$/)), 'other'),
  /** None where everybody runs a server of their own. */
  hosts: v.pipe(v.array(v.strictObject({ origin: originTemplate, region })), v.maxLength(64)),
  /** People run it on servers of their own too: the user gives the exact origin. */
  ownServer: v.optional(v.boolean(), false),
  /** When its hosts were last seen to refuse a bad token in the provider's own form; null for never. */
  seenRefusing: v.optional(v.nullable(day), null),
  pathPrefix: v.optional(path, ''),
  /** The vendor's own web app lives on the API's host: chosen tabs only, no cookies, no page rule. */
  sharedWithApp: v.optional(v.boolean(), false),
  /** A GET can change something there, so none is sent that the user did not make. */
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
    v.maxLength(8),
  ),
  /** Where the key travels in no header, so that no rule can send it: in the address or in a body. */
  elsewhere: v.optional(
    v.strictObject({
      place: v.picklist(['query', 'body', 'path']),
      /** For a path, `name` is empty and the template begins it: `/bot{token}`. */
      parameters: v.pipe(
        v.array(v.strictObject({ name: v.pipe(v.string(), v.maxLength(64)), template: visibleAscii })),
        v.minLength(1),
        v.maxLength(4),
      ),
    }),
  ),
  /** Inputs besides the token: a tenant, an account id, a second secret. */
  fields: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          name: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,29}$/)),
          label: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
          secret: v.optional(v.boolean(), false),
          /** Anchored pattern of what may be typed. */
          pattern: v.pipe(v.string(), v.minLength(3), v.maxLength(200)),
          /** May be left empty: the headers that use it are then left out. */
          optional: v.optional(v.boolean(), false),
          /** Anchored pattern of the token's text, whose one group is the value: the user is not asked. */
          cutFromToken: v.optional(v.pipe(v.string(), v.minLength(3), v.maxLength(200))),
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
  /** None where nobody wrote one down: the user gives an address, and the test asks without the token first. */
  checks: v.optional(v.pipe(v.array(check), v.maxLength(4)), []),
  /** Read in this order, before the general meaning of a status. */
  outcomes: v.optional(v.array(outcomeRule), []),
  messagePaths: v.optional(v.array(bodyPath), []),
  limits: v.optional(
    v.strictObject({
      remaining: v.optional(headerName),
      limit: v.optional(headerName),
      /** Headers with the seconds to wait, best first. */
      wait: v.optional(v.array(headerName), ['retry-after']),
      /** Seconds to wait, in the body. */
      waitPath: v.optional(bodyPath),
    }),
    { wait: ['retry-after'] },
  ),
  revoke: v.optional(
    v.strictObject({
      /** Where a person deletes the token; by region where the regions have their own web apps. None: not known. */
      pages: v.optional(v.array(v.strictObject({ url: pageUrl, region })), []),
      /** The way there, as the menus spell it. */
      steps: v.optional(v.array(v.string()), []),
      call: v.optional(revokeCall),
    }),
    { pages: [], steps: [] },
  ),
  /** The page that says how its tokens are sent. */
  docs: v.optional(pageUrl),
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
  /** Addresses, or `owner/repository:path`. */
  sources: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[!-~][ -~]*$/), v.maxLength(300))), v.minLength(1)),
  /** Parts of this file that only one source suggests. */
  unverified: v.optional(v.array(v.pipe(v.string(), v.maxLength(80))), []),
  /**
   * `high`: two independent sources agree on host and header, or the vendor's page was read. `medium`: one source; the
   * test asks without the token first. `low`: only fills the form of an own provider.
   */
  confidence: v.picklist(['high', 'medium', 'low']),
});

/** What Keybearer knows about one API: a file of the catalogue, or what a user described. */
export interface Provider extends v.InferOutput<typeof providerSchema> {
  /** Whether a user described it: nothing says how it refuses a token, so it is asked without one first. */
  readonly generic?: boolean;
}
export type ProviderCheck = Provider['checks'][number];
export type RevokeCall = v.InferOutput<typeof revokeCall>;
export type ProviderField = Provider['fields'][number];
export type AnswerTest = v.InferOutput<typeof answerTest>;
