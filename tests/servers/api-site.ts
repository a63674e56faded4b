import { commonAnswer } from './common-paths';
import { corsHeaders, preflightAnswer, withHeaders } from './cors';
import { readCredential } from './credential';
import { type Fault, faultAnswer } from './faults';
import { DOCS_HOSTS } from './hosts';
import type { TokenBook } from './known-tokens';
import type { ProviderApi } from './provider-api';
import { reachedPage } from './reached-page';
import { sessionHolder, signInAnswer } from './session-cookie';
import type { Answer, Site, SiteRequest } from './site';

/** One API host: faults first, then preflights, the provider's own calls, and what every host has. */
export function apiSite(
  api: ProviderApi,
  region: string,
  tokens: TokenBook,
  faultOf: (host: string) => Fault | null,
): Site {
  const origins = [`https://${DOCS_HOSTS[api.name]}`];
  const answer = (request: SiteRequest): Answer => {
    const sent = request.headerValues(api.credential.header).join();
    const fault = faultOf(request.host);
    if (fault !== null) return faultAnswer(fault, { credential: sent, errorBody: api.errorBody });
    const credential = readCredential(request, api.credential);
    const caller = credential.state === 'given' ? tokens.find(api.name, credential.token) : null;
    const bearer = caller?.region === region ? caller.holder : null;
    const holder = bearer ?? sessionHolder(request);
    return (
      preflightAnswer(request) ??
      api.answer({ request, region, credential, caller }) ??
      signInAnswer(request, bearer) ??
      commonAnswer(request, holder, sent) ??
      reachedPage(request, holder)
    );
  };
  return (request) =>
    !request.secure && api.refusesPlainHttp
      ? 'refuse'
      : withHeaders(answer(request), corsHeaders(request, origins));
}
