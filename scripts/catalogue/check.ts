import { basename } from 'node:path';
import { FACTS } from '../../tests/conformance/facts';
import { CATALOGUE_FOLDER, CatalogueError, faultsByFile, readProviders } from './read';

/**
 * `npm run providers:check -- [id]`: says in words what is wrong with one file of the catalogue, or with any of them.
 */
const [id] = process.argv.slice(2);

function faults(): readonly string[] {
  if (id === undefined) return faultsOfAll();
  const found = [...faultsByFile(CATALOGUE_FOLDER, id)];
  if (found.length === 0) return [`there is no file named ${id}.json in catalogue/`];
  const own = found.flatMap(([, each]) => each);
  // Names, hosts and variables are compared with those of all others.
  return own.length > 0 ? own : faultsOfAll().filter((fault) => fault.includes(id));
}

function faultsOfAll(): readonly string[] {
  try {
    readProviders(CATALOGUE_FOLDER);
    return [];
  } catch (error) {
    if (error instanceof CatalogueError) return error.faults;
    throw error;
  }
}

const said = faults();
for (const fault of said) console.error(fault);
if (said.length === 0) {
  console.log(id === undefined ? 'All files are good.' : `${basename(id)}: the file is good.`);
  if (id !== undefined && !FACTS.some((facts) => facts.id === id))
    console.log('Next: say it once more for the tests, in a line of tests/conformance/facts.json.');
}
process.exitCode = said.length === 0 ? 0 : 1;
