import { CircleCheck, CircleDashed } from 'lucide-react';
import { type TextKey, text } from '../format/text';
import { STRONG_ENOUGH, type Strength } from './judge-passphrase';

const WORDS: Readonly<Record<Strength, TextKey>> = {
  0: 'strength_0',
  1: 'strength_1',
  2: 'strength_2',
  3: 'strength_3',
  4: 'strength_4',
};

/** How hard a passphrase is to guess, in a word and a bar. */
export function StrengthMeter({ strength }: { readonly strength: Strength | null }) {
  const enough = strength !== null && strength >= STRONG_ENOUGH;
  const Icon = enough ? CircleCheck : CircleDashed;
  return (
    <div className="strength" role="status">
      <div className={`strength-bar strength-${strength ?? 'none'}`} aria-hidden="true">
        <span />
        <span />
        <span />
        <span />
      </div>
      <p className="icon-line">
        <Icon size={16} className={enough ? 'tone-good' : 'tone-none'} />
        <span>{text(strength === null ? 'strength_none' : WORDS[strength])}</span>
      </p>
    </div>
  );
}
