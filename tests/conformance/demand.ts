import { json, page } from '../servers/answers';
import type { Demand, DemandedCall } from '../servers/generic-replica';
import type { FullAnswer, SiteRequest } from '../servers/site';
import { addressWithKey, type Facts, filled, type KnownAnswer, originsOf, secretLines } from './facts';

/** What a provider says where its documents give no words. */
const REFUSAL = 'Sample refusal';
/** Seconds that it asks to wait. */
export const WAIT = 7;
/** What somebody shows who bought the host. */
export const PARKED: FullAnswer = page('For sale', '<h1>This domain is for sale</h1>');

/** What the replica has to know of a provider to stand for it. */
export function demandOf(facts: Facts): Demand {
  return {
    hosts: originsOf(facts).map((origin) => new URL(origin).hostname),
    lines: secretLines(facts),
    elsewhere: placeOf(facts),
    calls: [...facts.check.map((check) => checkCall(facts, check)), ...revokeCalls(facts)],
    refusal: answerOf(facts.answers.refused ?? [401, said(facts)]),
  };
}

function checkCall(facts: Facts, check: Facts['check'][number]): DemandedCall {
  const url = addressWithKey(facts, filled(check.path, facts));
  return { method: check.method, url, answer: json(check.ok[0] ?? 200, goodBody(check)) };
}

function revokeCalls(facts: Facts): readonly DemandedCall[] {
  const { revoke } = facts;
  if (revoke === undefined) return [];
  const [status = 200] = revoke.okStatus;
  const body = revoke.okWhen === undefined ? {} : at(revoke.okWhen.path, revoke.okWhen.equals);
  const answer = status === 204 ? { status, headers: {}, body: '' } : json(status, body);
  const bare = revoke.auth === 'none';
  return [{ method: revoke.method, url: filled(revoke.path, facts), answer, revokes: true, bare }];
}

/** The answers that only some providers are known for. */
export function knownAnswers(facts: Facts): {
  readonly limited: FullAnswer | null;
  readonly region: FullAnswer | null;
  readonly many: FullAnswer;
} {
  const { limited, region, many = [429, said(facts), { 'retry-after': String(WAIT) }] } = facts.answers;
  return {
    limited: limited === undefined ? null : answerOf(limited),
    region: region === undefined ? null : answerOf(region),
    many: answerOf(many),
  };
}

function answerOf([status, body, headers]: KnownAnswer): FullAnswer {
  return body === undefined ? { status, headers: { ...headers }, body: '' } : json(status, body, headers);
}

/** An error in the provider's own shape. */
function said({ says }: Facts): unknown {
  return says === undefined ? { error: REFUSAL } : at(says, REFUSAL);
}

/** The least that the answer to a good token has. */
function goodBody({ when, who, also }: Facts['check'][number]): unknown {
  const parts = [
    ...(who === undefined ? [] : [at(who, 'Sample Owner')]),
    ...(when === undefined ? [] : [at(when[0], when.length === 2 ? when[1] : 'sample')]),
    ...(also === undefined ? [] : [also]),
  ];
  return parts.reduce(merged, {});
}

/** A value in a body with nothing else: `a[0].b` is `{"a":[{"b":value}]}`. */
function at(path: string, value: unknown): unknown {
  const steps = path.match(/[^.[\]]+/g) ?? [];
  return steps.reduceRight<unknown>(
    (inner, step) => (/^\d+$/.test(step) ? [inner] : { [step]: inner }),
    value,
  );
}

function merged(one: unknown, other: unknown): unknown {
  if (Array.isArray(one) && Array.isArray(other)) return [merged(one[0], other[0]), ...other.slice(1)];
  if (!isObject(one) || !isObject(other)) return isObject(one) && !Array.isArray(other) ? one : other;
  const added = Object.entries(other).map(([name, value]) => [
    name,
    name in one ? merged(one[name], value) : value,
  ]);
  return { ...one, ...Object.fromEntries(added) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where the key is not a header: whether a call has it. */
function placeOf(facts: Facts): ((request: SiteRequest) => boolean) | null {
  const { query, body, path } = facts;
  if (query !== undefined)
    return (request) =>
      query.every(([name, template]) => request.query.getAll(name).join() === filled(template, facts));
  if (body !== undefined) return (request) => valueIn(request.body, body) === facts.token;
  return path === undefined ? null : (request) => request.path.startsWith(filled(path, facts));
}

/** A field of a form or of JSON. */
function valueIn(text: string, name: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? parsed[name] : undefined;
  } catch {
    return new URLSearchParams(text).get(name);
  }
}
