import type { Answer } from '../probe/classify';

/** An answer in JSON, unless said otherwise. */
export function sampleAnswer(
  status: number,
  body: unknown,
  kind: Answer['kind'] = 'json',
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status, body, kind, header: (name) => headers[name.toLowerCase()] ?? null };
}
