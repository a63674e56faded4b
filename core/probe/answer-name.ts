import { cleanText } from './clean-text';

/** Characters of a file's name, without what its type adds. */
const LONGEST_NAME = 80;

/**
 * What a file of a type may end with, the usual first. A file gets one of these or `.bin`, so that no address makes
 * a program of an answer.
 */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'application/json': ['json', 'geojson', 'map'],
  'application/x-ndjson': ['ndjson', 'jsonl'],
  'application/xml': ['xml', 'xsd', 'rss', 'atom'],
  'application/yaml': ['yaml', 'yml'],
  'application/pdf': ['pdf'],
  'application/zip': ['zip'],
  'application/gzip': ['gz', 'tgz'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/octet-stream': ['bin', 'gz', 'tgz', 'tar', 'zip', 'parquet', 'avro', 'pdf', 'csv', 'json'],
  'text/plain': ['txt', 'log', 'md', 'csv', 'json', 'yaml', 'yml'],
  'text/csv': ['csv'],
  'text/html': ['html', 'htm'],
  'text/calendar': ['ics'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
};

/** `application/vnd.pagerduty+json` is JSON, whatever its version. */
const SUFFIX = /\+(json|xml|yaml)$/;

/**
 * Name for the file of a saved answer: the last part of the address, or the host, with an ending that fits the type.
 * @param contentType value of the header, or null
 * @param secrets of the token: some addresses spell it out
 */
export function answerName(url: string, contentType: string | null, secrets: readonly string[]): string {
  const { pathname, hostname } = new URL(url);
  const part = pathname.split('/').findLast((each) => each !== '') ?? '';
  const plain = cleanText(decoded(part), secrets).replaceAll(/[^A-Za-z0-9._-]+/g, '-');
  const name =
    plain
      .replace(/^[.-]+/, '')
      .slice(0, LONGEST_NAME)
      .replace(/[.-]+$/, '') || hostname;
  const endings = endingsOf(contentType);
  const [, ending = ''] = /\.([a-z0-9]+)$/i.exec(name) ?? [];
  return endings.includes(ending.toLowerCase()) ? name : `${name}.${endings[0] ?? 'bin'}`;
}

function endingsOf(contentType: string | null): readonly string[] {
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const [, suffix] = SUFFIX.exec(type) ?? [];
  const known = suffix === undefined ? type : `application/${suffix}`;
  return Object.hasOwn(ENDINGS, known) ? (ENDINGS[known] ?? []) : [];
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
