import { commonAnswer } from './common-paths';
import { corsHeaders, preflightAnswer, withHeaders } from './cors';
import { type Fault, faultAnswer } from './faults';
import type { TokenBook } from './known-tokens';
import { apiAnswer, callerHere, credentialOf, errorBodyOf } from './provider-api';
import type { ProviderData } from './provider-data';
import { reachedPage } from './reached-page';
import { sessionHolder, signInAnswer } from './session-cookie';
import type { Answer, Site, SiteRequest } from './site';

/** One API host: faults first, then preflights, the provider's own calls, and what every host has. */
export function apiSite(
  data: ProviderData,
  region: string,
  tokens: TokenBook,
  faultOf: (host: string) => Fault | null,
): Site {
  const origins = data.docs === null ? [] : [`https://${data.docs}`];
  const answer = (request: SiteRequest): Answer => {
    const sent = credentialOf(data, request);
    const fault = faultOf(request.host);
    if (fault !== null) {
      return faultAnswer(fault, { credential: sent, errorBody: (message) => errorBodyOf(data, message) });
    }
    const bearer = callerHere(data, request, region, tokens)?.holder ?? null;
    const holder = bearer ?? sessionHolder(request);
    return (
      preflightAnswer(request) ??
      apiAnswer(data, request, region, tokens) ??
      signInAnswer(request, bearer) ??
      commonAnswer(request, holder, sent) ??
      reachedPage(request, holder)
    );
  };
  return (request) =>
    !request.secure && data.refusesPlainHttp
      ? 'refuse'
      : withHeaders(answer(request), corsHeaders(request, origins));
}
