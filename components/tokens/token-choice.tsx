import { useId } from 'react';
import type { TokenView } from '../../core/pages/snapshot';
import { text } from '../format/text';
import { switchToken } from './switch-token';
import { shortNameIn } from './token-name';

interface TokenChoiceProps {
  readonly tokens: readonly TokenView[];
  /** The one that is sent from this tab; null when none is. */
  readonly usedId: string | null;
  readonly tabId: number | null;
}

/** Which of several tokens for one API this tab uses. Never decided by order. */
export function TokenChoice({ tokens, usedId, tabId }: TokenChoiceProps) {
  const name = useId();
  const others = ({ id }: TokenView) => tokens.filter((token) => token.id !== id);
  return (
    <fieldset className="fact token-choice">
      <legend>{text('use')}</legend>
      <div className="choices">
        {tokens.map((token) => (
          <label key={token.id} className="choice">
            <input
              type="radio"
              name={name}
              checked={token.id === usedId}
              onChange={() => void switchToken(token, others(token), tabId)}
            />
            <span>{shortNameIn(tokens, token)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
