import { sendMessage } from '../../platform/send-message';
import { withProof } from '../state/with-proof';

/** The secret of one token, after a fresh proof where one is due. Hold it no longer than needed. */
export async function revealSecret(id: string): Promise<string> {
  const { secret } = await withProof(() => sendMessage('token.reveal', { id }));
  return secret;
}
