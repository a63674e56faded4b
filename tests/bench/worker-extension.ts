import { build } from 'vite';
import { type BuildFolder, smallExtension } from '../e2e/support/altered-build';

/** An extension of one worker, bundled from a file of the bench. */
export async function workerExtension(entry: string, manifest: object): Promise<BuildFolder> {
  const background = { service_worker: 'worker.js' };
  const whole = { manifest_version: 3, version: '1', background, ...manifest };
  const folder = await smallExtension({ 'manifest.json': JSON.stringify(whole) });
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: folder.path,
      emptyOutDir: false,
      target: 'es2023',
      lib: { entry, formats: ['iife'], name: 'worker', fileName: () => 'worker.js' },
    },
  });
  return folder;
}
