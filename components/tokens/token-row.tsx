import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import type { TokenView } from '../../core/pages/snapshot';
import { accountOf } from '../../core/token/token-name';
import { identityShort } from '../format/identity-text';
import { outcomeText } from '../format/outcome-text';
import { type TextKey, text } from '../format/text';
import { OutcomeIcon } from './outcome-line';
import { TokenCard } from './token-card';
import { useNames } from './token-name';

const STATES: Readonly<Partial<Record<TokenView['status'], TextKey>>> = {
  sent: 'switch_on',
  off: 'switch_off',
};

/** One line for a token that is not about this tab; it opens into its card. */
export function TokenRow({ token }: { readonly token: TokenView }) {
  const [open, setOpen] = useState(false);
  const card = useId();
  const name = useNames()(token);
  const { test } = token;
  const account = accountOf(test);
  const named = account !== null && name.includes(account);
  const said = test?.outcome === 'works' && !named ? identityShort(test) : null;
  return (
    <li>
      <button
        type="button"
        className="row"
        aria-expanded={open}
        aria-controls={card}
        onClick={() => setOpen(!open)}
      >
        <OutcomeIcon outcome={test?.outcome ?? null} />
        <span className="row-name">{name}</span>
        <span className="row-said quiet">
          {said ?? (test ? outcomeText(test.outcome, token.providerName) : text('not_tested'))}
        </span>
        <span className="row-state">{text(STATES[token.status] ?? 'not_sent')}</span>
        <ChevronDown size={14} className="row-arrow" />
      </button>
      <div id={card}>{open && <TokenCard token={token} />}</div>
    </li>
  );
}
