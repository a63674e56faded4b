import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type Layer, readableLayers } from './disk/readable-layers';
import { type SecretForm, secretForms } from './disk/secret-forms';

/** Where a secret was found. Says its label, never its value. */
export interface ProfileHit {
  readonly secret: string;
  /** Path inside the profile. */
  readonly file: string;
  readonly layer: Layer['name'] | 'file name';
  readonly form: SecretForm['name'];
}

/**
 * Looks for secrets in every file of a profile, unpacking what browsers pack.
 * @param secrets label → value, at least eight bytes
 */
export async function scanProfile(
  folder: string,
  secrets: Readonly<Record<string, string | Uint8Array>>,
): Promise<readonly ProfileHit[]> {
  const wanted = Object.entries(secrets).map(([secret, value]) => ({ secret, forms: secretForms(value) }));
  const hits = new Map<string, ProfileHit>();
  const search = (file: string, layer: ProfileHit['layer'], bytes: Buffer) => {
    for (const { secret, forms } of wanted) {
      for (const { name: form, bytes: needle } of forms) {
        if (!bytes.includes(needle)) continue;
        hits.set([secret, file, layer, form].join('\n'), { secret, file, layer, form });
      }
    }
  };
  for (const path of await filesIn(folder)) {
    const file = relative(folder, path);
    search(file, 'file name', Buffer.from(file));
    const bytes = await readIfThere(path);
    if (bytes === null) continue;
    const log = path.endsWith('.sqlite') ? await readIfThere(`${path}-wal`) : null;
    for (const layer of readableLayers(file, bytes, log)) search(file, layer.name, layer.bytes);
  }
  return [...hits.values()];
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Null for a file that a running browser took away meanwhile. */
async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch {
    return null;
  }
}
