import { commonAnswer } from './common-paths';
import { type Fault, faultAnswer } from './faults';
import { reachedPage } from './reached-page';
import type { Site } from './site';

/** Docs sites, outsiders and sub-domains: simple pages from which tests fetch, post, link and frame. */
export function plainSite(faultOf: (host: string) => Fault | null): Site {
  return (request) => {
    const credential = ['authorization', 'x-api-key'].flatMap((name) => request.headerValues(name)).join();
    const fault = faultOf(request.host);
    if (fault !== null) {
      return faultAnswer(fault, { credential, errorBody: (message) => ({ error: { message } }) });
    }
    return commonAnswer(request, null, credential) ?? reachedPage(request, null);
  };
}
