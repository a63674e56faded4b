import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Files of the repository, those not yet added too. */
export function trackedFiles(): readonly string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard'];
  const listed = execFileSync('git', args, { encoding: 'utf8' });
  return listed.split('\n').filter((file) => file !== '' && existsSync(file));
}
