import type { Credential, CredentialShape } from './credential';
import type { ProviderName } from './hosts';
import type { KnownToken } from './known-tokens';
import type { Answer, SiteRequest } from './site';

/** One call to an API, with what was found out about who makes it. */
export interface ApiCall {
  readonly request: SiteRequest;
  readonly region: string;
  readonly credential: Credential;
  /** The known token given, of whatever region; null when none or an unknown one was given. */
  readonly caller: KnownToken | null;
}

/** One provider's API as its documents describe it. */
export interface ProviderApi {
  readonly name: ProviderName;
  readonly credential: CredentialShape;
  readonly refusesPlainHttp: boolean;
  /** Answers a documented call; null when the path is not one. */
  answer(call: ApiCall): Answer | null;
  /** The provider's own error body around a text; faults use it too. */
  errorBody(message: string): unknown;
}

/** The caller when its token belongs to the region called, else null. */
export function callerHere({ caller, region }: ApiCall): KnownToken | null {
  return caller?.region === region ? caller : null;
}
