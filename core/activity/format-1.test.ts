import { describe, expect, it } from 'vitest';
import vector from '../../tests/vectors/activity/format-1.json';
import { fromBase64 } from '../bytes/base64';
import { recordDigest } from '../vault/vault-index';
import { openActivity } from './sealed-activity';

/** An update keeps the list. It has every kind of its day: one that a later version lacked would lose the whole list. */
describe('the frozen activity of format 1', () => {
  it('is the one that was frozen', async () => {
    expect(await recordDigest(JSON.stringify(vector))).toBe('tCD13woC4scTSl7SfNC6OMnmMvwuZIo825Mb5MkmG6g=');
  });

  it('opens to exactly this content', async () => {
    expect(await openActivity(fromBase64(vector.key), vector.vaultId, vector.stored)).toEqual(
      vector.expected,
    );
  });
});
