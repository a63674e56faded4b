import { readFileSync, writeFileSync } from 'node:fs';
import { allTags, PROMISES, pageOf, proofList, withProofs } from '../tests/repository/proofs';

/** `npm run proofs`: writes the proofs of each promise into its page, from the tags of the tests. */
const { proofs, complaints } = allTags();
for (const promise of PROMISES) {
  const page = pageOf(promise);
  writeFileSync(page, withProofs(readFileSync(page, 'utf8'), proofList(promise, proofs)));
  console.log(`${page}: ${proofs.filter((each) => each.promise === promise).length} proofs`);
}
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length === 0 ? 0 : 1;
