import { text } from '../text';

/** The truth about a lost passphrase. */
export function ForgottenPassphrase() {
  return (
    <details className="details">
      <summary>{text('forgot_title')}</summary>
      <p>{text('forgot_text')}</p>
    </details>
  );
}
