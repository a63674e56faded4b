/** What the structure of a schema of ours looks like from outside. */
interface Part {
  readonly kind: string;
  readonly type: string;
  readonly requirement?: unknown;
  readonly literal?: unknown;
  readonly options?: readonly unknown[];
  readonly entries?: Readonly<Record<string, Part>>;
  readonly item?: Part;
  readonly wrapped?: Part;
  readonly pipe?: readonly Part[];
}

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Each check of ours and the word of JSON Schema for it. */
const CHECKS: Readonly<Record<string, (requirement: unknown) => JsonSchema>> = {
  regex: (pattern) => ({ pattern: (pattern as RegExp).source }),
  min_length: (value) => ({ [LENGTH]: ['min', value] }),
  max_length: (value) => ({ [LENGTH]: ['max', value] }),
  min_value: (value) => ({ minimum: value }),
  max_value: (value) => ({ maximum: value }),
  integer: () => ({ type: 'integer' }),
};
const LENGTH = 'length';

/**
 * A schema of ours as JSON Schema, for comparing with one written by hand.
 * @throws for anything that it does not know, so that nothing is left out unseen
 */
export function schemaOf(given: unknown): JsonSchema {
  const part = given as Part;
  const [base = part, ...checks] = part.pipe ?? [part];
  if (base.pipe !== undefined && base !== part) {
    // A pipe within a pipe, as for a shape that is narrowed further.
    return checks.reduce(withCheck, schemaOf(base));
  }
  return checks.reduce(withCheck, plainSchema(base));
}

function plainSchema({ type, entries = {}, item, wrapped, literal, options }: Part): JsonSchema {
  switch (type) {
    case 'strict_object':
    case 'loose_object':
      return {
        type: 'object',
        ...(type === 'strict_object' ? { additionalProperties: false } : {}),
        required: Object.keys(entries).filter((name) => entries[name]?.type !== 'optional'),
        properties: Object.fromEntries(
          Object.entries(entries).map(([name, entry]) => [name, schemaOf(entry)]),
        ),
      };
    case 'array':
      return { type: 'array', items: schemaOf(item) };
    case 'optional':
      return schemaOf(wrapped);
    case 'never':
      return { not: {} };
    case 'nullable':
      return { anyOf: [schemaOf(wrapped), { type: 'null' }] };
    case 'literal':
      return { const: literal };
    case 'picklist':
      return { enum: options };
    case 'string':
    case 'number':
    case 'boolean':
      return { type };
    default:
      throw new Error(`no JSON Schema for ${type}`);
  }
}

function withCheck(schema: JsonSchema, { kind, type, requirement }: Part): JsonSchema {
  const check = CHECKS[type];
  if (kind !== 'validation' || check === undefined) throw new Error(`no JSON Schema for ${type}`);
  const { [LENGTH]: length, ...words } = check(requirement);
  const [side, value] = (length as readonly [string, unknown] | undefined) ?? [];
  const counted = schema['type'] === 'array' ? 'Items' : 'Length';
  const added = side === undefined ? words : { [`${side}${counted}`]: value };
  // A second pattern narrows the first.
  if ('pattern' in added && 'pattern' in schema) return { allOf: [schema, added] };
  return { ...schema, ...added };
}
