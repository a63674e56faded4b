import { cleanText } from '../probe/clean-text';
import { ApiDescriptionError } from './api-description-error';

/** More references in a row are a circle or a joke. */
const MOST_HOPS = 8;
/** Characters of a text that is read for what it says. */
const LONGEST_TEXT = 20_000;
/** Addresses of other documents that are named. */
const MOST_OUTSIDE = 20;

/** Which standard a document follows. */
export type DescriptionFormat = 'Swagger 2' | `OpenAPI 3.${number}`;

/** A parsed document, and what its references lead to. */
export interface ApiDocument {
  readonly root: unknown;
  readonly format: DescriptionFormat;
  /** What a node stands for: itself, or the part of this document that it refers to; undefined where that is missing. */
  resolve(node: unknown): unknown;
  /** The other documents that references named so far. They are never fetched. */
  outside(): readonly string[];
}

/** @throws {ApiDescriptionError} where the tree is not a description of an API */
export function documentOf(root: unknown): ApiDocument {
  const format = formatOf(root);
  const outside = new Set<string>();
  const targets = new Map<string, unknown>();
  return {
    root,
    format,
    resolve(node) {
      let current = node;
      const seen = new Set<unknown>();
      for (let hops = 0; hops <= MOST_HOPS && !seen.has(current); hops += 1) {
        const reference = child(current, '$ref');
        if (typeof reference !== 'string') return current;
        if (!reference.startsWith('#')) {
          if (outside.size < MOST_OUTSIDE) outside.add(cleanText(reference, []));
          return undefined;
        }
        seen.add(current);
        // Thousands of calls refer to the same few parameters.
        if (!targets.has(reference)) targets.set(reference, nodeAt(root, reference.slice(1)));
        current = targets.get(reference);
      }
      return undefined;
    },
    outside: () => [...outside],
  };
}

function formatOf(root: unknown): DescriptionFormat {
  // YAML makes numbers of versions that stand without quotes.
  const [swagger, openapi] = [textAt(root, 'swagger'), textAt(root, 'openapi')];
  const minor = /^3(?:\.(\d{1,2}))?(?:\.\d+)?(?:-[\w.]+)?$/.exec(openapi);
  if (minor !== null) return `OpenAPI 3.${Number(minor[1] ?? 0)}`;
  if (/^2(?:\.0)?$/.test(swagger)) return 'Swagger 2';
  const isOld = textAt(root, 'swaggerVersion') !== '' || /^1\./.test(swagger);
  throw new ApiDescriptionError(isOld ? 'old-version' : 'not-a-description');
}

/** @param pointer as in RFC 6901: `/components/parameters/key` */
function nodeAt(root: unknown, pointer: string): unknown {
  if (pointer.length > 1000) return undefined;
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((node, part) => {
      const key = decoded(part).replaceAll('~1', '/').replaceAll('~0', '~');
      return Array.isArray(node) ? node[Number(key)] : child(node, key);
    }, root);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Where something stands, as a JSON pointer. It is cleaned where it is shown, as most are never shown. */
export function placeOf(...keys: readonly (string | number)[]): string {
  const parts = keys.map((key) => String(key).slice(0, 200).replaceAll('~', '~0').replaceAll('/', '~1'));
  return `/${parts.join('/')}`;
}

/** A value of a map, or undefined for everything else. Names of JavaScript's own objects are no keys. */
export function child(node: unknown, key: string): unknown {
  return isMap(node) && Object.hasOwn(node, key) ? node[key] : undefined;
}

/** A text of a map, cut; empty where there is none. Numbers count, as YAML makes them of versions. */
export function textAt(node: unknown, key: string): string {
  return textOf(child(node, key));
}

/** A text, cut where it is very long; numbers as they are written, everything else as an empty one. */
export function textOf(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.slice(0, LONGEST_TEXT) : '';
}

/** Whether a map says yes. `yes` and `on` are true in YAML 1.1, whose readers are still around. */
export function isTrueAt(node: unknown, key: string): boolean {
  const value = child(node, key);
  return value === true || (typeof value === 'string' && /^(?:true|yes|on)$/i.test(value.trim()));
}

/** The first elements of a list; none for everything else. */
export function listAt(node: unknown, key: string, most: number): readonly unknown[] {
  const value = child(node, key);
  return Array.isArray(value) ? value.slice(0, most) : [];
}

/** The first keys and values of a map; none for everything else. */
export function entriesOf(node: unknown, most: number): readonly (readonly [string, unknown])[] {
  if (!isMap(node)) return [];
  return Object.keys(node)
    .slice(0, most)
    .map((key) => [key, node[key]] as const);
}

/** Whether a node is an object and no list. */
export function isMap(node: unknown): node is Readonly<Record<string, unknown>> {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}
