import type { Browser } from 'puppeteer-core';
import { runInFirefox } from './firefox-chrome';

/**
 * Puts a certificate among those that this profile trusts, so that no certificate error has to be ignored.
 * Linux has no store that `security.enterprise_roots.enabled` reads, and `browser.policies.alternatePath` is
 * for builds under automation only; `certutil` would do, and is a program more.
 * @param certificate PEM
 */
export async function trustInFirefox(browser: Browser, certificate: string): Promise<void> {
  const base64 = certificate.replaceAll(/-----[A-Z ]+-----|\s/g, '');
  await runInFirefox(
    browser,
    `void Cc['@mozilla.org/security/x509certdb;1']
      .getService(Ci.nsIX509CertDB)
      .addCertFromBase64(${JSON.stringify(base64)}, 'CT,,')`,
  );
}
