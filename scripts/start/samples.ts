import { type HeaderVector, readHeaderVectors } from '../../tests/support/header-vectors';

/** One sample to try: a token, where it belongs, and the lines its API must receive. */
export interface Sample {
  readonly provider: string;
  readonly region: string | null;
  readonly vector: HeaderVector;
}

const NAMES: Readonly<Record<string, string>> = {
  'airship-uk': 'Airship',
  'pagerduty-us': 'PagerDuty US',
  'pagerduty-eu': 'PagerDuty EU',
  'polyteia-main': 'Polyteia',
  'pylon-us': 'Pylon US',
  'pylon-eu': 'Pylon EU',
  'splxai-eu': 'SplxAI EU',
  'splxai-us': 'SplxAI US',
};

/** The five providers with all their regions, as their documents say (`tests/vectors/headers`). */
export function readSamples(): readonly Sample[] {
  return readHeaderVectors().flatMap((vector) => {
    const [provider, region = null] = NAMES[vector.name]?.split(' ') ?? [];
    return provider === undefined ? [] : [{ provider, region, vector }];
  });
}
