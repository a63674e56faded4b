import { fromBase64 } from '../../core/bytes/base64';
import { toUtf8 } from '../../core/bytes/utf8';
import { hkdf, openWithAad } from '../../core/vault/seal';
import { deriveKey } from '../../core/vault/slots/kdf';
import { openFromSlot, publicKeyOf } from '../../core/vault/slots/secret-slot';
import type { CryptoCase } from './cases';
import { fromHex, sameBytes } from './same';

/** What other implementations give for the same input. */
export const PUBLISHED: readonly CryptoCase[] = [
  [
    'Argon2id, version 19, as in the tests of the reference implementation (phc-winner-argon2, src/test.c)',
    async () => {
      const kdf = { kdf: 'argon2id', memoryKiB: 65_536, passes: 2, parallelism: 1 } as const;
      const derived = await deriveKey(kdf, toUtf8('password'), toUtf8('somesalt'));
      sameBytes(derived, fromHex('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7'));
    },
  ],
  [
    'PBKDF2 with SHA-256, RFC 7914, section 11',
    async () => {
      const derived = await deriveKey(
        { kdf: 'pbkdf2-sha256', iterations: 1 },
        toUtf8('passwd'),
        toUtf8('salt'),
      );
      sameBytes(derived, fromHex('55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc'));
    },
  ],
  [
    'AES-256-GCM, McGrew and Viega, test case 14',
    async () => {
      const sealed = fromHex(
        `${'00'.repeat(12)}cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919`,
      );
      sameBytes(await openWithAad(new Uint8Array(32), new Uint8Array(), sealed), new Uint8Array(16));
    },
  ],
  [
    "X25519, RFC 7748, section 6.1: Bob's public key",
    async () => {
      const secret = fromHex('5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb');
      const wanted = fromHex('de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f');
      sameBytes(await publicKeyOf(secret), wanted);
    },
  ],
  [
    'HKDF with SHA-256, the secret and salt of RFC 5869, A.1, as OpenSSL derives them',
    async () => {
      const salt = fromHex('000102030405060708090a0b0c');
      const derived = await hkdf(fromHex('0b'.repeat(22)), salt, toUtf8('keybearer test'));
      sameBytes(derived, fromHex('9411cc370bdb901a50cc3ffb4bc6c9e47822e5cd110dcd5c7715c931dffd6014'));
    },
  ],
  [
    'a slot box that OpenSSL made',
    async () => {
      const secret = Uint8Array.from({ length: 32 }, (_, at) => at);
      const box = fromBase64(
        'fZwkMWU5glwYluV/KBl3Rnk85gy+461H2p0HuF+lXioAAQIDBAUGBwgJCguG02uCMza4FKXVqY1f9AM5D69bPCMQbIYBt9cXclJa3XyZdQW6b4L/nCZ7/ZLVwNw=',
      );
      const opened = await openFromSlot(secret, toUtf8('what it is and where it belongs'), box);
      sameBytes(
        opened,
        Uint8Array.from({ length: 32 }, (_, at) => 200 + at),
      );
    },
  ],
];
