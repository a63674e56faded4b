import type { Draft } from '../pending/draft';
import { ownProblems } from '../pending/record-from-draft';
import type { FormsResult, Look } from '../probe/usual-forms';
import type { OwnProviderProblem } from '../providers/judge-own-provider';
import type { OwnProviderInput } from '../providers/own-provider';
import { checkedAddress } from '../providers/own-provider-input';
import type { Providers } from '../providers/providers';
import { RECORD_ORIGIN } from '../shapes/exact-origin';
import { maskedLines } from '../token/headers';
import { type HostView, hostView, likenessOf } from './host-view';

/** An API that nobody has written down yet, as the paste or the user describes it. */
export interface OwnDraftView {
  readonly name: string;
  /** Name of the little-known API whose facts it began with; null for all others. */
  readonly from: string | null;
  readonly origins: readonly string[];
  /** Each origin that is one, as it stands alone on a line before access to it is asked for. */
  readonly hosts: readonly (HostView & {
    /** The provider that it could be taken for; null where it resembles none. */
    readonly likeness: { readonly provider: string; readonly text: string } | null;
  })[];
  /** With dots for every secret, the pair of Basic otherwise in the clear. */
  readonly headerLines: readonly string[];
  readonly companions: OwnProviderInput['companions'];
  readonly check: OwnProviderInput['check'];
  /** What the paste leaves open. An edit answers all of it. */
  readonly asks: Draft['ownAsks'];
  /** Domain of those whose public document says how it takes its token; null where the paste or the user says it. */
  readonly documentOf: string | null;
  readonly problems: readonly OwnProviderProblem[];
  /** What it answered without the token, at the address that stands there now; null before it was asked. */
  readonly look: Look | null;
  /** What came of trying usual forms; null before. */
  readonly tried: FormsResult | null;
  /** Whether the user said that it is not the known provider that it resembles. */
  readonly isOther: boolean;
  /** Whether nothing is open and nothing wrong. */
  readonly ready: boolean;
  /** All of it, for a form. Secrets stand in it as names only. */
  readonly input: OwnProviderInput;
}

/** @returns null where a known provider is chosen, or nothing is described */
export function ownDraftView(draft: Draft, providers: Providers): OwnDraftView | null {
  const { own, providerId, ownAsks, secret, fields } = draft;
  if (own === null || providerId !== null) return null;
  const problems = ownProblems(own, draft, providers);
  const filled = own.fields.map((field) => ({ ...field, value: fields[field.name] ?? '' }));
  const { name, origins, companions, check } = own;
  return {
    ...{ name, origins, companions, check, problems, input: own },
    hosts: origins
      .filter((origin) => RECORD_ORIGIN.test(origin) && URL.canParse(origin))
      .map((origin) => ({ ...hostView(origin), likeness: likenessOf(new URL(origin).hostname, providers) })),
    headerLines: maskedLines({ ...own, secret, fields: filled }, 'shown'),
    from: draft.ownFrom,
    asks: ownAsks,
    documentOf: isFormOf(draft.formFrom, own) ? (draft.formFrom?.documentOf ?? null) : null,
    isOther: draft.ownIsOther,
    look: draft.looked !== null && draft.looked.place === placeOf(own) ? draft.looked.look : null,
    tried: draft.tried,
    ready: ownAsks.length === 0 && problems.length === 0,
  };
}

/** Anyone who changes the form says it from then on. */
function isFormOf(from: Draft['formFrom'], { headers }: OwnProviderInput): boolean {
  return from !== null && JSON.stringify(from.headers) === JSON.stringify(headers);
}

/** The address that is asked, as it is noted with what it answered. */
function placeOf(own: OwnProviderInput): string | null {
  const address = checkedAddress(own);
  return address === null ? null : address.origin + address.path;
}
