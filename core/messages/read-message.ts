import * as v from 'valibot';
import { InvalidInputError } from '../errors/invalid-input-error';
import { MESSAGES, type MessageName, type PageName } from './message-table';

const envelope = v.strictObject({ name: v.string(), input: v.unknown() });

/** A message that passed: known, allowed for its page, of the exact shape. */
export interface ReadMessage {
  readonly name: MessageName;
  readonly input: unknown;
}

/**
 * @param page which of our pages sent it
 * @throws {InvalidInputError} `message` for anything else; the text says nothing about what it was
 */
export function readMessage(message: unknown, page: PageName): ReadMessage {
  const parsed = v.safeParse(envelope, message);
  if (!parsed.success || !isName(parsed.output.name)) throw new InvalidInputError('message');
  const { name } = parsed.output;
  const { pages, input: schema } = MESSAGES[name];
  if (!(pages as readonly PageName[]).includes(page)) throw new InvalidInputError('message');
  const input = v.safeParse(schema as v.GenericSchema, parsed.output.input);
  if (!input.success) throw new InvalidInputError('message');
  return { name, input: input.output };
}

function isName(name: string): name is MessageName {
  return Object.hasOwn(MESSAGES, name);
}
