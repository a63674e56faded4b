import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentSecurityPolicy } from '../../../scripts/manifest';
import { styleSources } from '../../../scripts/page-styles';
import { alteredBuild, type BuildFolder } from '../../e2e/support/altered-build';
import { addReferencePages } from './reference-pages';

const BUILD = '.output/chrome-mv3-e2e-all';

/** Only in isolated pages does the browser tell the time of a paint to better than 4 ms. */
const ISOLATION = {
  cross_origin_embedder_policy: { value: 'require-corp' },
  cross_origin_opener_policy: { value: 'same-origin' },
};

/**
 * The real popup is no tab, and opening it tells the worker nothing. So that a page in a tab doesn't wake it
 * either, the worker of the copy hears nothing about tabs.
 */
const NO_TAB_EVENTS = `for (const { tabs } of [chrome, globalThis.browser ?? chrome])
  for (const event of [tabs.onUpdated, tabs.onActivated, tabs.onRemoved]) event.addListener = () => {};
`;

/** A copy of the build with the same popup, an exact clock, a worker that can sleep, and the reference pages. */
export async function benchBuild(): Promise<BuildFolder> {
  const folder = await alteredBuild(BUILD, (manifest) => manifest);
  const background = join(folder.path, 'background.js');
  await writeFile(background, NO_TAB_EVENTS + (await readFile(background, 'utf8')));
  await addReferencePages(folder.path);
  const manifest = join(folder.path, 'manifest.json');
  const policy = { extension_pages: contentSecurityPolicy(styleSources(folder.path)) };
  const built: object = JSON.parse(await readFile(manifest, 'utf8'));
  await writeFile(manifest, JSON.stringify({ ...built, ...ISOLATION, content_security_policy: policy }));
  return folder;
}
