import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/** From 0, guessed at once, to 4. */
export type Strength = 0 | 1 | 2 | 3 | 4;

/** What a passphrase must reach. */
export const STRONG_ENOUGH: Strength = 3;

/** Longer texts are judged by their beginning: the estimator's time grows with the square. */
const JUDGED = 100;

let estimator: Promise<ZxcvbnFactory> | undefined;

/** Judges a passphrase. The estimator is large and loads with the first call. */
export async function judgePassphrase(passphrase: string): Promise<Strength> {
  estimator ??= load();
  return (await estimator).check(passphrase.slice(0, JUDGED)).score;
}

async function load(): Promise<ZxcvbnFactory> {
  const [core, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  return new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
  });
}
