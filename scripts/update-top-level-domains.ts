import { writeFileSync } from 'node:fs';
import { domainToASCII } from 'node:url';
import tlds from 'tlds';
import packageFile from 'tlds/package.json' with { type: 'json' };

/** Rewrites the list of top-level domains that the block rule is made of. Run after updating `tlds`. */
const data = {
  source: `IANA root zone list, by tlds ${packageFile.version}`,
  retrieved: new Date().toISOString().slice(0, 10),
  domains: tlds.map((domain) => domainToASCII(domain)).sort(),
};
writeFileSync('core/rules/top-level-domains.json', `${JSON.stringify(data, null, 1)}\n`);
