import { textDigest } from '../../core/bytes/sha256';
import { copyText } from '../../platform/copy-text';
import { sendMessage } from '../../platform/send-message';

/**
 * Copies something with a secret in it. The background learns the digest first, so that it can clear the
 * clipboard also when this page is closed at once.
 */
export async function copySecret(secret: string): Promise<void> {
  await sendMessage('clipboard.copied', { digest: await textDigest(secret) });
  await copyText(secret);
}
