/** What a page needs to ask an authenticator. */
export interface PasskeyRequest {
  readonly slotId: string;
  /** base64url. */
  readonly credentialId: string;
  readonly transports: readonly string[];
  /** Input of the PRF, 32 bytes as base64. */
  readonly salt: string;
}
