import * as v from 'valibot';
import type { TokenRecord } from '../token/token-record';

const time = v.pipe(v.number(), v.integer());
const tabIds = v.array(v.pipe(v.number(), v.integer(), v.minValue(0)));

/** What the user chose for this browser session, without secrets. Survives a stopped worker, not a restart. */
export const choicesSchema = v.strictObject({
  paused: v.boolean(),
  /** By token id: tabs it may be used in. */
  chosenTabs: v.record(v.string(), tabIds),
  /** By token id: origins that a chosen tab may show, so that leaving them is seen without opening the vault. */
  allowedOrigins: v.record(v.string(), v.array(v.string())),
  /** By tab id: the page it shows, where the browser lets us see it. */
  shown: v.record(
    v.string(),
    v.strictObject({
      origin: v.string(),
      /** Whether the user opened it, or a page that the user opened led there. */
      byUser: v.boolean(),
      /** Ids of the tokens that the request for it carried. */
      sentWith: v.array(v.string()),
    }),
  ),
  /** By token id, by tab id: origin of the page that may use it there until the tab leaves that page. */
  letIn: v.record(v.string(), v.record(v.string(), v.string())),
  /** Tabs that a page opened, which may still steer them. */
  opened: tabIds,
  /** By tab id: ids of the tokens that its opener was chosen for. */
  openedFrom: v.record(v.string(), v.array(v.string())),
  /** By token id: when it stops being sent. Milliseconds since 1970. */
  sendUntil: v.record(v.string(), time),
  /** Token whose finished test has not been seen yet. */
  result: v.nullable(v.string()),
  /** Tokens of one paste that were saved together, while their results have not been seen. */
  batch: v.array(v.string()),
  /** What saving that token did to others; null where it did nothing that has to be said. */
  saved: v.nullable(
    v.strictObject({ id: v.string(), switchedOff: v.array(v.string()), uncompared: v.boolean() }),
  ),
  revoked: v.nullable(v.strictObject({ providerName: v.string(), label: v.string(), at: time })),
  /** The card that offers a passphrase: `no` before the first success, then once. */
  offerPassphrase: v.picklist(['no', 'yes', 'answered']),
  /** By token id: the tab with the provider's page, opened to delete the token there. */
  revokeTabs: v.record(v.string(), v.number()),
  /** Which of those tabs is in front, so that leaving it can be noticed. */
  visiting: v.nullable(v.number()),
});
export type Choices = v.InferOutput<typeof choicesSchema>;
export type ShownPage = Choices['shown'][string];

export const NO_CHOICES: Choices = {
  paused: false,
  chosenTabs: {},
  allowedOrigins: {},
  shown: {},
  letIn: {},
  opened: [],
  openedFrom: {},
  sendUntil: {},
  result: null,
  batch: [],
  saved: null,
  revoked: null,
  offerPassphrase: 'no',
  revokeTabs: {},
  visiting: null,
};

/** Chooses a tab for one token and takes it from those that compete with it there. */
export function withChosenTab(
  choices: Choices,
  { id, allowedOrigins }: { readonly id: string; readonly allowedOrigins: readonly string[] },
  tabId: number,
  conflicts: readonly string[],
): Choices {
  const others = Object.fromEntries(
    Object.entries(choices.chosenTabs).map(([other, tabs]) => [
      other,
      conflicts.includes(other) ? tabs.filter((tab) => tab !== tabId) : tabs,
    ]),
  );
  const tabs = [...new Set([...(choices.chosenTabs[id] ?? []), tabId])];
  return {
    ...withOpener(
      conflicts.reduce((rest, conflict) => withoutLetIn(rest, tabId, conflict), choices),
      tabId,
      [],
    ),
    chosenTabs: { ...others, [id]: tabs },
    allowedOrigins: { ...choices.allowedOrigins, [id]: [...allowedOrigins] },
  };
}

/** Takes a tab away from one token, or from all when no id is given. */
export function withoutTab(choices: Choices, tabId: number, id?: string): Choices {
  const kept = Object.entries(choices.chosenTabs).map(([other, tabs]) => [
    other,
    id === undefined || id === other ? tabs.filter((tab) => tab !== tabId) : tabs,
  ]);
  return { ...choices, chosenTabs: Object.fromEntries(kept) };
}

/** Lets the page of one tab use a token, and takes the tab from those that compete with it there. */
export function withLetIn(
  choices: Choices,
  id: string,
  { tabId, origin }: { readonly tabId: number; readonly origin: string },
  conflicts: readonly string[],
): Choices {
  const alone = conflicts.reduce(
    (rest, conflict) => withoutTab(withoutLetIn(rest, tabId, conflict), tabId, conflict),
    choices,
  );
  return { ...alone, letIn: { ...alone.letIn, [id]: { ...alone.letIn[id], [tabId]: origin } } };
}

/** Takes a tab's page away from one token, or from all when no id is given. */
export function withoutLetIn(choices: Choices, tabId: number, id?: string): Choices {
  const isMeant = (other: string): boolean =>
    (id === undefined || id === other) && choices.letIn[other]?.[tabId] !== undefined;
  if (!Object.keys(choices.letIn).some(isMeant)) return choices;
  const letIn = Object.entries(choices.letIn).map(([other, tabs]) => {
    const { [String(tabId)]: _gone, ...rest } = tabs;
    return [other, isMeant(other) ? rest : tabs] as const;
  });
  return { ...choices, letIn: Object.fromEntries(letIn) };
}

/** Notes what a token's tabs may show from now on, and takes away those that show something else. */
export function withAllowedOrigins(
  choices: Choices,
  { id, allowedOrigins }: { readonly id: string; readonly allowedOrigins: readonly string[] },
  away: readonly number[],
): Choices {
  const left = away.reduce((rest, tabId) => withoutTab(rest, tabId, id), choices);
  return { ...left, allowedOrigins: { ...left.allowedOrigins, [id]: [...allowedOrigins] } };
}

/** Notes the page that a tab shows, or with null that it is none we may see. Equal pages change nothing. */
export function withShown(choices: Choices, tabId: number, page: ShownPage | null): Choices {
  const { [String(tabId)]: before, ...others } = choices.shown;
  if (JSON.stringify(before ?? null) === JSON.stringify(page)) return choices;
  return { ...choices, shown: page === null ? others : { ...others, [tabId]: page } };
}

/** Notes for which tokens the tab was chosen that a tab was opened from. */
export function withOpener(choices: Choices, tabId: number, tokenIds: readonly string[]): Choices {
  const { [String(tabId)]: before, ...others } = choices.openedFrom;
  if (before === undefined && tokenIds.length === 0) return choices;
  return { ...choices, openedFrom: tokenIds.length === 0 ? others : { ...others, [tabId]: [...tokenIds] } };
}

/** Whether any tab is chosen for any token. */
export function isAnyChosen({ chosenTabs }: Pick<Choices, 'chosenTabs'>): boolean {
  return Object.values(chosenTabs).some((tabs) => tabs.length > 0);
}

/** Ids of the tokens that a tab is chosen for. */
export function chosenFor({ chosenTabs }: Pick<Choices, 'chosenTabs'>, tabId: number): readonly string[] {
  return Object.keys(chosenTabs).filter((id) => chosenTabs[id]?.includes(tabId));
}

/** Ids of the tokens that a tab is chosen for, or the one that it was itself opened from. */
export function tokensOfOpener(
  choices: Pick<Choices, 'chosenTabs' | 'openedFrom'>,
  tabId: number,
): readonly string[] {
  return [...new Set([...chosenFor(choices, tabId), ...(choices.openedFrom[tabId] ?? [])])];
}

/** Tabs that were opened from one that is chosen for this token. */
export function openedTabsOf({ openedFrom }: Pick<Choices, 'openedFrom'>, id: string): readonly number[] {
  return Object.entries(openedFrom).flatMap(([tabId, ids]) => (ids.includes(id) ? [Number(tabId)] : []));
}

/** Tabs whose page is an answer to a request with this token. */
export function answeredTabsOf({ shown }: Pick<Choices, 'shown'>, id: string): readonly number[] {
  return Object.entries(shown).flatMap(([tabId, { sentWith }]) =>
    sentWith.includes(id) ? [Number(tabId)] : [],
  );
}

/** By tab id, the origin of the page there that the user opened. */
export function visitsOf({ shown }: Pick<Choices, 'shown'>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(shown).flatMap(([tabId, { origin, byUser }]) =>
      byUser ? [[tabId, origin] as const] : [],
    ),
  );
}

/** Forgets everything about one token. */
export function withoutTokenChoices(choices: Choices, id: string): Choices {
  const { [id]: _tabs, ...chosenTabs } = choices.chosenTabs;
  const { [id]: _until, ...sendUntil } = choices.sendUntil;
  const { [id]: _page, ...revokeTabs } = choices.revokeTabs;
  const { [id]: _homes, ...allowedOrigins } = choices.allowedOrigins;
  const { [id]: _letIn, ...letIn } = choices.letIn;
  return {
    ...choices,
    chosenTabs,
    allowedOrigins,
    letIn,
    sendUntil,
    revokeTabs,
    result: choices.result === id ? null : choices.result,
    saved: choices.saved?.id === id ? null : choices.saved,
  };
}

/** Takes away the time after which a token is no longer sent. */
export function withoutSendLimit(choices: Choices, id: string): Choices {
  if (!(id in choices.sendUntil)) return choices;
  const { [id]: _until, ...sendUntil } = choices.sendUntil;
  return { ...choices, sendUntil };
}

/** What may stay over a lock: nothing that says whose tokens these are or where they were used. */
export function withoutTraces(choices: Choices): Choices {
  return {
    ...choices,
    allowedOrigins: {},
    shown: {},
    letIn: {},
    openedFrom: {},
    result: null,
    batch: [],
    saved: null,
    revoked: null,
    revokeTabs: {},
    visiting: null,
    chosenTabs: {},
  };
}

/**
 * Whether a token is to be sent: switched on, or sent for some minutes that are not over.
 * The minutes are no part of the record, so that a restart never makes them longer.
 * @param now milliseconds since 1970
 */
export function isActive(
  token: Pick<TokenRecord, 'id' | 'on' | 'headers'>,
  choices: Choices,
  now: number,
): boolean {
  if (token.headers.length === 0) return false;
  const until = choices.sendUntil[token.id];
  return until === undefined ? token.on : until > now;
}
