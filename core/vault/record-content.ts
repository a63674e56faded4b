import * as v from 'valibot';
import type { Bytes } from '../bytes/bytes';
import { fromUtf8, toUtf8 } from '../bytes/utf8';
import { InvalidInputError } from '../errors/invalid-input-error';

/**
 * Content as JSON, read back through its schema first: what is sealed can be read again.
 * @param name the part that is wrong, for the error
 * @throws InvalidInputError with `name` when the content does not fit its schema
 */
export function encodeContent<const S extends v.GenericSchema>(
  schema: S,
  content: unknown,
  name: string,
): { bytes: Bytes; content: v.InferOutput<S> } {
  const bytes = toUtf8(JSON.stringify(content) ?? '');
  const parsed = decodeContent(schema, bytes);
  // No `cause`: issues of the schema quote what they were given.
  if (parsed === null) throw new InvalidInputError(name);
  return { bytes, content: parsed };
}

/**
 * The content again; null when it is not JSON or does not fit the schema.
 * @param complete fills in what content of an older format lacks
 */
export function decodeContent<const S extends v.GenericSchema>(
  schema: S,
  bytes: Bytes,
  complete: (content: unknown) => unknown = (content) => content,
): v.InferOutput<S> | null {
  const parsed = v.safeParse(schema, complete(parseJson(bytes)));
  return parsed.success ? parsed.output : null;
}

function parseJson(bytes: Bytes): unknown {
  try {
    return JSON.parse(fromUtf8(bytes));
  } catch {
    return undefined;
  }
}
