import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { CircleCheck, CircleDashed } from 'lucide-react';
import { useRef, useState } from 'react';
import { type TextKey, text } from '../format/text';

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

const PAUSE = 150;

/** The strength of what is being typed, judged when the typing pauses. Keeps the score only. */
export function useStrength(): readonly [Strength | null, (typed: string) => void] {
  const [strength, setStrength] = useState<Strength | null>(null);
  const last = useRef(0);
  const onType = (typed: string) => {
    last.current += 1;
    const mine = last.current;
    if (typed === '') {
      setStrength(null);
      return;
    }
    setTimeout(() => {
      if (mine !== last.current) return;
      void judgePassphrase(typed).then((score) => {
        if (mine === last.current) setStrength(score);
      });
    }, PAUSE);
  };
  return [strength, onType];
}

/** From 0, guessed at once, to 4. */
type Strength = 0 | 1 | 2 | 3 | 4;

/** The strength that a passphrase must reach. */
const STRONG_ENOUGH: Strength = 3;

/** Longer texts are judged by their beginning: the estimator's time grows with the square. */
const JUDGED = 100;

let estimator: Promise<ZxcvbnFactory> | undefined;

/** Judges a passphrase. The estimator is large and loads with the first call. */
async function judgePassphrase(passphrase: string): Promise<Strength> {
  estimator ??= load();
  return (await estimator).check(passphrase.slice(0, JUDGED)).score;
}

/** Names one by one what is used: the bundler leaves out the rest. */
async function load(): Promise<ZxcvbnFactory> {
  const [Factory, common, graphs, english] = await Promise.all([
    import('@zxcvbn-ts/core').then(({ ZxcvbnFactory }) => ZxcvbnFactory),
    import('@zxcvbn-ts/language-common').then(({ dictionary }) => dictionary),
    import('@zxcvbn-ts/language-common').then(({ adjacencyGraphs }) => adjacencyGraphs),
    import('@zxcvbn-ts/language-en').then(({ dictionary }) => dictionary),
  ]);
  return new Factory({ dictionary: { ...common, ...english }, graphs });
}

/** Why a new passphrase is not taken; null when it is. */
export async function refusedPassphrase(passphrase: string, repeated: string): Promise<TextKey | null> {
  if ((await judgePassphrase(passphrase)) < STRONG_ENOUGH) return 'passphrase_too_weak';
  return passphrase === repeated ? null : 'passphrase_differs';
}
