import { fromBase64Parts } from '../../../../core/bytes/base64-parts';
import { textEncodingOf } from '../../../../core/bytes/text-encoding';
import type { DescriptionSource } from '../../../../core/openapi/api-description';
import { ApiDescriptionError } from '../../../../core/openapi/api-description-error';
import { knownProviders } from '../../../../core/openapi/known-providers';
import { LARGEST_JSON } from '../../../../core/openapi/parse-document';
import { readApiDescription } from '../../../../core/openapi/read-api-description';
import { sendMessage } from '../../../../platform/send-message';
import type { ReadDescription } from './description-view';

/** Reads a document in this page. @throws {ApiDescriptionError} where it is refused as a whole */
export async function readText(text: string, source: DescriptionSource): Promise<ReadDescription> {
  const known = knownProviders(await sendMessage('providers.list', {}));
  return { description: await readApiDescription(text, source, known), source, known };
}

/** What an address answered, as text. */
export function fetchedText(parts: readonly string[]): string {
  return textOf(fromBase64Parts(parts));
}

/** A file that is too large is not even opened. @throws {ApiDescriptionError} `json-too-large` */
export async function fileText(file: File): Promise<string> {
  if (file.size > LARGEST_JSON) throw new ApiDescriptionError('json-too-large');
  return textOf(new Uint8Array(await file.arrayBuffer()));
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder(textEncodingOf(bytes)).decode(bytes);
}
