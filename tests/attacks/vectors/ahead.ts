import type { Vector } from '../suite/vector';

const speculated = (kind: 'prefetch' | 'prerender'): Vector => ({
  markup: `<script type="speculationrules">{"${kind}":[{"urls":["{url}"],"eagerness":"immediate"}]}</script>`,
  residual: 'loaded-ahead',
  notIn: { firefox: 'no speculation rules' },
});

/** The attacker's page has the browser load something before anybody wants it. */
export default {
  'module-preload': { markup: '<link rel="modulepreload" href="{url}">' },
  prefetch: { markup: '<link rel="prefetch" href="{url}">' },
  'prefetch-document': { markup: '<link rel="prefetch" as="document" href="{url}">' },
  preload: { markup: '<link rel="preload" as="fetch" crossorigin="use-credentials" href="{url}">' },
  'preload-image': { markup: '<link rel="preload" as="image" href="{url}">' },
  'speculated-prefetch': speculated('prefetch'),
  'speculated-prerender': speculated('prerender'),
} satisfies Readonly<Record<string, Vector>>;
