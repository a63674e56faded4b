const IDS: Readonly<Record<string, string>> = {
  airship: 'airship-uk',
  pagerduty: 'pagerduty',
  polyteia: 'polyteia',
  pylon: 'pylon',
  splxai: 'splxai-probe',
};

/** The product's names for the provider and region in a vector's file name. */
export function providerOf(vector: string): { providerId: string; region: string | null } {
  const [provider = '', region = ''] = vector.split('-');
  const providerId = IDS[provider];
  if (providerId === undefined) throw new Error(`no provider for ${vector}`);
  return { providerId, region: region === 'us' || region === 'eu' ? region.toUpperCase() : null };
}
