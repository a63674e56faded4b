import type { TokenView } from '../../core/snapshot/snapshot';
import { text } from '../text';
import { identityShort } from '../words/identity-text';

/** Whose token it is and how it ends, as far as the title does not say it. */
export function WhoLine({ token }: { readonly token: TokenView }) {
  const who = identityShort(token.test);
  const end = token.label.includes(token.lastFour) ? '' : token.lastFour;
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
