import * as v from 'valibot';
import { InvalidInputError } from '../../errors/invalid-input-error';
import { type HostView, hostView } from '../../pages/host-view';
import { newOwnId, type OwnProvider } from '../../providers/own-provider';
import type { Providers } from '../../providers/providers';
import { maskedLine } from '../../token/headers';
import { lastFour } from '../../token/secret';
import { newRecordId, type TokenRecord } from '../../token/token-record';
import { isExactOrigin } from '../tools/exact-host';
import { TOOL_NAMES, type ToolName } from '../tools/tool-file';
import { type Destination, destinationOf, USER_FIELD } from './destination';
import { type Moved, movedRecord } from './moved-record';
import type { LeftBehind, MovedToken, SortedFile } from './sort-entries';

// The background alone writes these, sealed, into storage that ends with the version that wrote them.
const token = v.custom<MovedToken>((value) => typeof value === 'object' && value !== null);
const notTaken = v.custom<readonly LeftBehind[]>(Array.isArray);

/** A file of another tool with what the user chose of it. */
export const movingPlanSchema = v.strictObject({
  tool: v.picklist(TOOL_NAMES),
  profiles: v.nullable(v.number()),
  total: v.number(),
  tokens: v.array(
    v.strictObject({
      /** Id of the record that it becomes, so that taking it twice saves it once. */
      id: v.string(),
      token,
      ticked: v.boolean(),
      /** The host that the user named; null where none was. */
      origin: v.nullable(v.string()),
    }),
  ),
  notTaken,
});
export type MovingPlan = v.InferOutput<typeof movingPlanSchema>;
type Chosen = MovingPlan['tokens'][number];

/** A choice of the user for one token. */
export interface MovingChoice {
  readonly id: string;
  readonly ticked: boolean;
  /** Exact, over https. It counts only where the file names none. */
  readonly origin: string | null;
}

/** A file of another tool before anything of it is taken, as pages may see it. No secret but its last four characters. */
export interface MovingView {
  readonly tool: ToolName;
  /** Profiles, groups or requests; null where the format has none. */
  readonly profiles: number | null;
  /** `taken`, `asksHost` and the counts of `notTaken` together. */
  readonly total: number;
  readonly taken: readonly MovingItem[];
  readonly asksHost: readonly MovingItem[];
  readonly notTaken: readonly LeftBehind[];
}

export interface MovingItem {
  readonly id: string;
  /** As the file has it, safe to show; may be empty. */
  readonly name: string;
  /** The known provider's or the host of a new one; null while the host is asked for. */
  readonly providerName: string | null;
  readonly isBuiltIn: boolean;
  /** `Authorization: Bearer ••••0000` */
  readonly headerLine: string;
  /** The file had a variable, and nothing of how it is sent. */
  readonly isHeaderGuessed: boolean;
  readonly lastFour: string;
  /** Where it will be sent, each whole. */
  readonly hosts: readonly { readonly origin: string; readonly view: HostView }[];
  /** `X-Version: 2` */
  readonly extraHeaders: readonly string[];
  /** Addresses of the rule, to help the user to name the host. */
  readonly hints: readonly string[];
  readonly wasOff: boolean;
  readonly ticked: boolean;
  /** The host that the user named. */
  readonly typed: string | null;
  /** `add-by-hand`: it can't go to the host that was named, as that is a known provider's. */
  readonly problem: 'add-by-hand' | null;
}

/** What was on there and names its host is ticked. */
export function movingPlan({ taken, asksHost, notTaken, tool, profiles, total }: SortedFile): MovingPlan {
  const tokens = [...taken, ...asksHost].map(
    (each): Chosen => ({
      id: newRecordId(),
      token: each,
      ticked: each.destination !== null && !each.wasOff,
      origin: null,
    }),
  );
  return { tool, profiles, total, tokens, notTaken: [...notTaken] };
}

/**
 * The plan with other choices; those for tokens that it does not have count for nothing.
 * @throws {InvalidInputError} `no-exact-host`
 */
export function withChoices(plan: MovingPlan, choices: readonly MovingChoice[]): MovingPlan {
  if (choices.some(({ origin }) => origin !== null && !isExactOrigin(origin)))
    throw new InvalidInputError('no-exact-host');
  const byId = new Map(choices.map((choice) => [choice.id, choice]));
  const tokens = plan.tokens.map((each): Chosen => {
    const choice = byId.get(each.id);
    if (choice === undefined) return each;
    const origin = each.token.destination === null ? choice.origin : null;
    return { ...each, ticked: choice.ticked, origin };
  });
  return { ...plan, tokens };
}

/** What a page may see of a file of another tool: what is taken, what needs an address, and what is not taken. */
export function movingView(plan: MovingPlan, providers: Providers): MovingView {
  const { tool, profiles, total, tokens, notTaken } = plan;
  const items = (asks: boolean) =>
    tokens
      .filter(({ token: { destination } }) => (destination === null) === asks)
      .map((each) => movingItem(each, providers));
  return { tool, profiles, total, taken: items(false), asksHost: items(true), notTaken };
}

/**
 * Records of the chosen tokens, and the own providers that come with them. A token without a host, and one that can't
 * go to the host that was named, stays out.
 * @param known own providers of the vault; one that says the same is used
 * @param now milliseconds since 1970
 */
export function movedRecords(
  plan: MovingPlan,
  ids: ReadonlySet<string>,
  known: Iterable<OwnProvider>,
  providers: Providers,
  now: number,
): { readonly records: readonly TokenRecord[]; readonly ownProviders: readonly OwnProvider[] } {
  const byContent = new Map([...known].map((provider) => [contentOf(provider), provider]));
  const added: OwnProvider[] = [];
  const records = plan.tokens
    .filter(({ id }) => ids.has(id))
    .flatMap((each) => {
      const destination = destinationNow(each, providers);
      if (destination === null) return [];
      const moved: Moved = { id: each.id, token: each.token };
      if (destination.kind === 'built-in') return [movedRecord(moved, destination, providers, now)];
      const content = contentOf(destination.input);
      const provider = byContent.get(content) ?? {
        ...destination.input,
        id: newOwnId(),
        createdAt: now,
      };
      if (!byContent.has(content)) added.push(provider);
      byContent.set(content, provider);
      return [movedRecord(moved, { ...destination, provider }, providers, now)];
    });
  return { records, ownProviders: added };
}

/** What decides where an own provider's tokens go and what is sent. */
function contentOf({
  origins,
  pathPrefix,
  headers,
  fields,
  companions,
}: Pick<OwnProvider, 'origins' | 'pathPrefix' | 'headers' | 'fields' | 'companions'>): string {
  return JSON.stringify([origins, pathPrefix, headers, fields, companions]);
}

function destinationNow(
  { token: { destination, carried, extra }, origin }: Chosen,
  providers: Providers,
): Destination | null {
  if (destination !== null || origin === null) return destination;
  return destinationOf(carried, [origin], extra, providers);
}

function movingItem(each: Chosen, providers: Providers): MovingItem {
  const { id, ticked, origin, token } = each;
  const { name, carried, wasOff, hints, extra } = token;
  const destination = destinationNow(each, providers);
  const origins =
    destination === null ? [] : destination.kind === 'own' ? destination.input.origins : destination.origins;
  const builtIn = destination?.kind === 'built-in' ? providers.find(destination.providerId) : undefined;
  const header = builtIn?.headers.find(({ template }) => template.includes('{token}'));
  const shown =
    destination?.kind === 'built-in' ? (destination.header ?? header ?? carried.header) : carried.header;
  const values = destination?.kind === 'built-in' ? Object.entries(destination.fields) : userOf(carried.user);
  // A field of a known provider may be as secret as the token, so no part of it is shown.
  const fields = values.map(([field, value]) => ({ name: field, value, secret: builtIn !== undefined }));
  const { secret } = destination?.kind === 'built-in' ? destination : carried;
  return {
    id,
    name,
    providerName: builtIn?.name ?? (destination?.kind === 'own' ? destination.input.name : null),
    isBuiltIn: builtIn !== undefined,
    headerLine: maskedLine(shown, { secret, fields }, 'shown'),
    isHeaderGuessed: carried.variable !== null && builtIn === undefined,
    lastFour: lastFour(secret),
    hosts: origins.map((each) => ({ origin: each, view: hostView(each) })),
    extraHeaders: extra.map((each) => `${each.name}: ${each.value}`),
    hints,
    wasOff,
    ticked,
    typed: origin,
    problem: origin !== null && destination === null ? 'add-by-hand' : null,
  };
}

function userOf(user: string | null): readonly (readonly [string, string])[] {
  return user === null ? [] : [[USER_FIELD, user]];
}
