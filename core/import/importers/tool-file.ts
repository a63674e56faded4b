import type { Importer } from '../importer';
import { mayBeToolFile, readToolFile } from '../tools/read-tool-file';
import { TOOL_NAMES } from '../tools/tool-file';

/** What other tools export, in the clear. Its rules become tokens only as far as the user chooses. */
export const toolFile: Importer = {
  name: 'tool-file',
  kinds: TOOL_NAMES,
  accepts: mayBeToolFile,
  async read(file) {
    const read = readToolFile(file);
    return read === null
      ? null
      : { createdAt: null, tokens: [], ownProviders: [], leftOut: [], toolFile: read };
  },
};
