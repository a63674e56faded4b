import type { Provider } from '../../core/providers/provider';

const VENDORS =
  'acmecorp brightloom quillmark vexatron nordvale pixelforge-labs tundrasoft zephyrine mochiworks kestrelops fablegrid oxbowly'.split(
    ' ',
  );
const TOKEN = 'qZ7xW2mK9vB4nT6yR8cL1pD3';
/** Headers that many APIs share, and some that one asks for: its address decides all the same. */
const HEADERS = [
  `Authorization: Bearer ${TOKEN}`,
  `Authorization: Token ${TOKEN}`,
  `Authorization: ${TOKEN}`,
  `Authorization: GenieKey ${TOKEN}`,
  `X-Api-Key: ${TOKEN}`,
  `Api-Key: ${TOKEN}`,
  `X-Auth-Token: ${TOKEN}`,
  `DD-API-KEY: ${TOKEN}`,
];
/** Ways in which a command to somebody else mentions an API that is known. */
const MENTIONS: readonly ((host: string) => string)[] = [
  (host) => `-x https://${host}:443`,
  (host) => `-e https://${host}/docs`,
  (host) => `-H 'Origin: https://${host}'`,
  (host) => `-d '{"webhook":"https://${host}/v1"}'`,
  (host) => `# see https://${host}`,
];

/** Commands of APIs that nobody here knows. */
export function foreignCommands(shipped: readonly Provider[]): readonly string[] {
  const known = shipped.flatMap(({ hosts }) => {
    const origin = hosts[0]?.origin ?? '';
    return origin === '' || origin.includes('{') ? [] : [origin.slice('https://'.length)];
  });
  const step = Math.max(1, Math.floor(known.length / 100));
  const some = known.filter((_, at) => at % step === 0);
  return [
    ...VENDORS.flatMap((vendor) =>
      HEADERS.map((header) => `curl -H '${header}' https://api.${vendor}.test/v1/me`),
    ),
    ...VENDORS.map((vendor) => `http GET api.${vendor}.test/me Authorization:"Bearer ${TOKEN}"`),
    ...VENDORS.map(
      (vendor) => `GET /v1/me HTTP/1.1\nHost: api.${vendor}.test\nAuthorization: Bearer ${TOKEN}`,
    ),
    ...VENDORS.map(
      (vendor) => `fetch("https://${vendor}.test/api", { headers: { "Authorization": "Bearer ${TOKEN}" } })`,
    ),
    ...VENDORS.map((vendor) => `${vendor.toUpperCase().replace('-', '_')}_API_KEY=${TOKEN}`),
    ...some.map((host, at) => {
      const vendor = VENDORS[at % VENDORS.length];
      const mention = MENTIONS[at % MENTIONS.length]?.(host);
      return `curl -H 'Authorization: Bearer ${TOKEN}' https://api.${vendor}.test/v1 ${mention}`;
    }),
  ];
}

/** Names of variables that have a word which is a company's name too, and mean the thing. */
export const ORDINARY_VARIABLES: readonly string[] = [
  ...['SERVICE_KEY', 'API_CLOSE_TOKEN', 'BOX_TOKEN', 'PLAIN_TOKEN', 'FRONT_END_API_KEY', 'HELP_TOKEN'],
  ...['HERE_IS_MY_TOKEN', 'LINEAR_MODEL_KEY', 'NOTION_OF_KEY', 'WAVE_KEY', 'MY_HARVEST_TOKEN'],
  ...['MAKE_TOKEN', 'CHECK_API_KEY', 'FILES_API_KEY', 'STORE_API_KEY', 'SEARCH_API_KEY', 'NEWS_API_KEY'],
  ...['MAIL_API_KEY', 'WEATHER_API_KEY', 'DATA_API_TOKEN', 'USER_TOKEN', 'TEAM_KEY', 'PAYMENT_SECRET'],
  ...['RENDER_TOKEN', 'BUFFER_KEY', 'FORM_TOKEN', 'EMAIL_TOKEN', 'ACCESS_KEY', 'CLIENT_SECRET'],
  ...['API_STREAK_TOKEN', 'COLUMN_KEY', 'MONDAY_TOKEN', 'DAILY_REPORT_KEY', 'OPEN_API_KEY', 'SIGNING_KEY'],
  ...['CAPTAIN_TOKEN', 'HEX_KEY', 'HEX_ENCRYPTION_KEY', 'SHORTCUT_KEY', 'TABLE_TOKEN', 'EVENTS_API_KEY'],
];
