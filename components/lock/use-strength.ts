import { useRef, useState } from 'react';
import { judgePassphrase, type Strength } from './judge-passphrase';

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
