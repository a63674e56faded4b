import type { JsonSchema } from './schema-of';

/** Words that only explain. */
const WORDS = ['$schema', 'title', 'description'];

/** Each word of JSON Schema that the schema of backups uses. */
const RULES: Readonly<Record<string, (rule: never, value: unknown, schema: JsonSchema) => boolean>> = {
  type: (type: string, value) => isOf(type, value),
  const: (only: unknown, value) => value === only,
  enum: (values: readonly unknown[], value) => values.includes(value),
  not: (schema: JsonSchema, value) => !fitsJsonSchema(value, schema),
  anyOf: (schemas: readonly JsonSchema[], value) => schemas.some((schema) => fitsJsonSchema(value, schema)),
  allOf: (schemas: readonly JsonSchema[], value) => schemas.every((schema) => fitsJsonSchema(value, schema)),
  pattern: (pattern: string, value) => typeof value !== 'string' || new RegExp(pattern, 'u').test(value),
  minLength: (least: number, value) => typeof value !== 'string' || value.length >= least,
  maxLength: (most: number, value) => typeof value !== 'string' || value.length <= most,
  minimum: (least: number, value) => typeof value !== 'number' || value >= least,
  maximum: (most: number, value) => typeof value !== 'number' || value <= most,
  minItems: (least: number, value) => !Array.isArray(value) || value.length >= least,
  maxItems: (most: number, value) => !Array.isArray(value) || value.length <= most,
  items: (item: JsonSchema, value) =>
    !Array.isArray(value) || value.every((each) => fitsJsonSchema(each, item)),
  required: (names: readonly string[], value) =>
    !isRecord(value) || names.every((name) => Object.hasOwn(value, name)),
  properties: (properties: Readonly<Record<string, JsonSchema>>, value) =>
    !isRecord(value) ||
    Object.entries(properties).every(
      ([name, schema]) => !Object.hasOwn(value, name) || fitsJsonSchema(value[name], schema),
    ),
  additionalProperties: (_none: false, value, schema) =>
    !isRecord(value) ||
    Object.keys(value).every((name) => Object.hasOwn(schema['properties'] as object, name)),
};

/** A small judge of values by a JSON Schema. @throws for a word that it does not know */
export function fitsJsonSchema(value: unknown, schema: JsonSchema): boolean {
  return Object.entries(schema).every(([word, rule]) => {
    if (WORDS.includes(word)) return true;
    const judge = RULES[word];
    if (judge === undefined) throw new Error(`unknown word ${word}`);
    return judge(rule as never, value, schema);
  });
}

/** The schema without the words that only explain. */
export function bareSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(bareSchema);
  if (!isRecord(schema)) return schema;
  const explains = ([word, value]: readonly [string, unknown]) =>
    WORDS.includes(word) && typeof value === 'string';
  const kept = Object.entries(schema).filter((entry) => !explains(entry));
  return Object.fromEntries(kept.map(([word, value]) => [word, bareSchema(value)]));
}

function isOf(type: string, value: unknown): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'null') return value === null;
  return type === 'object' ? isRecord(value) : typeof value === type;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
