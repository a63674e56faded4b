import { cleanText } from '../probe/clean-text';
import type {
  ApiDescription,
  DescribedHost,
  DescriptionSource,
  KnownProviders,
  SignIn,
} from './api-description';
import { type ApiDocument, child, documentOf, textAt } from './api-document';
import { checksOf } from './checks';
import { companionsOf } from './companions';
import { textsOf } from './document-texts';
import { variablesIn } from './fill-host';
import { hostsOf } from './hosts';
import { operationsOf } from './operations';
import { parseDocument } from './parse-document';
import { schemesOf } from './schemes';
import { serverAddresses } from './server-addresses';
import { signInOf } from './sign-in';

/** Characters of a provider's name. */
const LONGEST_NAME = 40;

const KNOWN_ALREADY: SignIn = { forms: [], chosen: null, question: 'built-in', unattachable: [] };

/**
 * Reads a description of an API: OpenAPI 3 or Swagger 2, in JSON or YAML. Nothing is fetched; what it can't be read
 * from is asked for.
 * @param text the whole document
 * @param source where it came from; a text from there is never a reason to send a token elsewhere
 * @throws {ApiDescriptionError} where the document is refused as a whole; nothing else is thrown, whatever the text
 */
export async function readApiDescription(
  text: string,
  source: DescriptionSource,
  known: KnownProviders,
): Promise<ApiDescription> {
  return describeApi(await parseDocument(text), source, known);
}

/** As `readApiDescription`, for a tree that is parsed already. */
export function describeApi(root: unknown, source: DescriptionSource, known: KnownProviders): ApiDescription {
  const document = documentOf(root);
  const operations = operationsOf(document);
  const servers = serverAddresses(document, operations.list);
  const hosts = hostsOf(servers, source, known);
  const about = {
    format: document.format,
    ...nameOf(document, known),
    docs: docsOf(document),
    operations: operations.list.length,
    hasWebhooksOnly: operations.hasWebhooksOnly,
    hosts,
  };
  const isKnownAlready = hosts.some(({ reason }) => reason === 'built-in');
  if (isKnownAlready && hosts.every(({ origin, reason }) => origin === null || reason === 'built-in'))
    // The record of the known provider is used, and a header of this document is not even shown.
    return {
      ...about,
      signIn: KNOWN_ALREADY,
      companions: [],
      leftOut: [],
      checks: [],
      outsideReferences: document.outside(),
    };
  const names = hostNamesOf(hosts);
  const hostName = names.length === 1 ? (names[0] ?? null) : null;
  const texts = textsOf(document, operations.list, names);
  const variables = servers.flatMap(({ address, path }) => variablesIn(address ?? path));
  const schemes = schemesOf(document, texts, hostName);
  const { signIn, companions: declared } = signInOf(operations, schemes, texts, variables);
  const { companions, leftOut } = companionsOf(document, operations.list, signIn, declared, hostName);
  const checks = checksOf(operations.list, schemes, hosts, signIn, companions);
  return { ...about, signIn, companions, leftOut, checks, outsideReferences: document.outside() };
}

/** The title of the document, unless it is a name that a person would take for a known provider's. */
function nameOf(
  { root }: ApiDocument,
  { isKnownName }: KnownProviders,
): Pick<ApiDescription, 'name' | 'isNameTaken'> {
  const title = cleanText(textAt(child(root, 'info'), 'title'), []);
  const name = shortened(title);
  const isNameTaken = name !== '' && (isKnownName(name) || isKnownName(title));
  return { name: isNameTaken ? '' : name, isNameTaken };
}

/** Cut between characters, never within one. */
function shortened(title: string): string {
  let kept = '';
  for (const character of title) {
    if (kept.length + character.length > LONGEST_NAME) break;
    kept += character;
  }
  return kept.trim();
}

function docsOf({ root }: ApiDocument): string | null {
  const url = textAt(child(root, 'externalDocs'), 'url').trim();
  const isPlain = /^https:\/\/[\x21-\x7e]+$/.test(url) && url.length <= 500 && URL.canParse(url);
  return isPlain && new URL(url).username === '' ? url : null;
}

function hostNamesOf(hosts: readonly DescribedHost[]): readonly string[] {
  const exact = hosts.flatMap(({ origin }) => (origin === null || origin.includes('{') ? [] : [origin]));
  return [...new Set(exact.map((origin) => new URL(origin).hostname))];
}
