import type { TokenView } from '../../core/pages/snapshot';
import { identityShort } from '../format/identity-text';
import { text } from '../format/text';
import { useNames } from './token-name';

/** Whose token it is and how it ends, as far as the title does not say it. */
export function WhoLine({ token }: { readonly token: TokenView }) {
  const title = useNames()(token);
  const account = identityShort(token.test);
  const who = account !== null && title.endsWith(` · ${account}`) ? null : account;
  const end = title.includes(token.lastFour) ? '' : token.lastFour;
  if (who === null && end === '') return null;
  return (
    <p className="quiet">
      {who}
      {who !== null && end !== '' && ' · '}
      {end !== '' && (
        <>
          {text('ends_in')} <code>{end}</code>
        </>
      )}
    </p>
  );
}
