import { KeybearerError } from './keybearer-error';

/** What was given has the wrong form. `reason` names the rule that it broke, never the value. */
export class InvalidInputError extends KeybearerError {
  constructor(reason: string, options?: ErrorOptions) {
    super('invalid-input', { reason }, options);
  }
}
