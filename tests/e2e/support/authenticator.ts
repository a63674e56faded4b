import type { CDPSession, Page } from '@playwright/test';

/** A virtual authenticator of one page's tab. Chromium asks nobody: presence and finger are always there. */
export interface Authenticator {
  /** How many passkeys it holds. */
  count(): Promise<number>;
  /** Takes it away, with all its passkeys. */
  remove(): Promise<void>;
}

interface AuthenticatorOptions {
  /** Whether it can encrypt for us; as most can, unless false. */
  readonly prf?: boolean;
  /** `usb` stands for a security key, `internal` for the device's own. */
  readonly transport?: 'internal' | 'usb';
}

/** Passkeys stay in it until `remove`; it is bound to this page. */
export async function addAuthenticator(
  page: Page,
  { prf = true, transport = 'internal' }: AuthenticatorOptions = {},
): Promise<Authenticator> {
  const protocol: CDPSession = await page.context().newCDPSession(page);
  await protocol.send('WebAuthn.enable');
  const { authenticatorId } = await protocol.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport,
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: prf,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    async count() {
      return (await protocol.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length;
    },
    async remove() {
      await protocol.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
    },
  };
}
