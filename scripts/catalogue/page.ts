import type { Provider } from '../../core/providers/provider';

/** Where the published page is. */
export const PROVIDERS_PAGE = 'docs/providers.md';

/** The page about all providers: a table a letter. `npm run providers:docs` writes it. */
export function providersPage(providers: readonly Provider[]): string {
  const titles = [...new Set(providers.map(({ name }) => letterOf(name)))].toSorted();
  const count = (wanted: Provider['confidence']): number =>
    providers.filter(({ confidence }) => confidence === wanted).length;
  return [
    '# The APIs that Keybearer knows',
    '',
    `There are ${providers.length.toLocaleString('en')}. Each is [one file](../catalogue/README.md), and this page is made of them by \`npm run providers:docs\`.`,
    '',
    '| confidence | APIs | |',
    '| --- | --- | --- |',
    `| high | ${count('high')} | two independent sources agree on host and header, or the vendor's page was read |`,
    `| medium | ${count('medium')} | one source; the test asks without the token first |`,
    `| low | ${count('low')} | only fills the form of an API that you describe |`,
    '',
    '`{token}` is the token, other names in braces are asked for. *Pair* is sent as `Basic` and the base64 of the pair. A key *in the',
    'address* or *in the body* can be stored and tested, and is never attached.',
    '',
    titles.map((letter) => `[${letter}](#${letter.toLowerCase()})`).join(' '),
    '',
    ...titles.flatMap((letter) =>
      section(
        letter,
        providers.filter(({ name }) => letterOf(name) === letter),
      ),
    ),
  ].join('\n');
}

function letterOf(name: string): string {
  const first = name.slice(0, 1).toUpperCase();
  return /[A-Z]/.test(first) ? first : '0-9';
}

function section(letter: string, providers: readonly Provider[]): readonly string[] {
  return [
    `## ${letter}`,
    '',
    '| API | host | what is sent | confidence |',
    '| --- | --- | --- | --- |',
    ...providers.map(
      (provider) =>
        `| ${nameOf(provider)} | ${hostOf(provider)} | ${sentBy(provider)} | ${provider.confidence} |`,
    ),
    '',
  ];
}

function nameOf({ name, docs }: Provider): string {
  const plain = escaped(name);
  return docs === undefined ? plain : `[${plain}](${docs.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}

function hostOf({ hosts, ownServer }: Provider): string {
  const [first] = hosts;
  const own = ownServer ? ['a server of your own'] : [];
  if (first === undefined) return own.join('');
  const more = hosts.length > 1 ? [`${hosts.length - 1} more`] : [];
  return [`\`${first.origin.slice('https://'.length)}\``, ...more, ...own].join(', ');
}

function sentBy({ headers, elsewhere }: Provider): string {
  const lines = headers.map(({ name, template, encoding }) =>
    encoding === 'basic' ? `${code(`${name}:`)} pair ${code(template)}` : code(`${name}: ${template}`),
  );
  const parameters = (elsewhere?.parameters ?? []).map(({ name, template }) =>
    code(name === '' ? template : `${name}=${template}`),
  );
  const place = elsewhere?.place === 'body' ? 'in the body' : 'in the address';
  return [...lines, ...parameters.map((parameter) => `${parameter} ${place}`)].join('<br>');
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}

function escaped(text: string): string {
  return text.replace(/[|[\]<>*_`]/g, '\\$&');
}
