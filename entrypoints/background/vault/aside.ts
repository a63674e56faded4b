import { KeybearerError } from '../../../core/errors/keybearer-error';

export async function startOver(): Promise<void> {
  throw new KeybearerError('unexpected');
}

export async function bringBack(_at: number): Promise<void> {
  throw new KeybearerError('unexpected');
}

export async function forgetAside(_at: number): Promise<void> {
  throw new KeybearerError('unexpected');
}
