import { isGuarded } from '../probe/generic-test';
import { formsAddress, keptAddress } from '../probe/kept-address';
import type { Provider } from '../providers/provider';
import type { TokenRecord } from '../token/token-record';
import type { AskView } from './snapshot';

/** What a test of a token can ask, besides what its provider says. Own providers have an address of their own. */
export function askView(token: TokenRecord, provider: Provider | undefined): AskView {
  if (provider === undefined || provider.generic === true)
    return { isConfirmed: true, hasCheck: true, at: null, forms: null };
  const [origin] = token.origins;
  const inBody = provider.elsewhere?.place === 'body';
  const at = origin === undefined || inBody ? null : (keptAddress(token, provider) ?? { origin, path: '' });
  return {
    isConfirmed: !isGuarded(provider),
    hasCheck: provider.checks.length > 0,
    at,
    forms: formsAddress(token, provider),
  };
}
