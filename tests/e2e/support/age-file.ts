import { Encrypter } from 'age-encryption';

/** An age file with anything in it, quickly opened. @param content a text as it is, anything else as JSON */
export async function ageFileOf(content: unknown, passphrase: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(1);
  return encrypter.encrypt(typeof content === 'string' ? content : JSON.stringify(content));
}
