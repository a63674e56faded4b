import { expect, it, vi } from 'vitest';
import { MessageRefusedError, sendMessage } from './send-message';

const { send } = vi.hoisted(() => ({ send: vi.fn() }));
vi.mock('./browser', () => ({ browser: { runtime: { sendMessage: send } } }));

it('sends a message once more where the background ended in that moment', async () => {
  send.mockReset();
  send.mockRejectedValueOnce(new Error('Could not establish connection. Receiving end does not exist.'));
  send.mockResolvedValueOnce({ ok: true, value: null });
  await expect(sendMessage('vault.lock', {})).resolves.toBeNull();
  expect(send.mock.calls).toEqual([[{ name: 'vault.lock', input: {} }], [{ name: 'vault.lock', input: {} }]]);
});

it('sends none twice that may have been heard', async () => {
  send.mockReset();
  send.mockRejectedValueOnce(new Error('The message port closed before a response was received.'));
  await expect(sendMessage('vault.lock', {})).rejects.toThrow('closed');
  send.mockResolvedValueOnce({ ok: false, code: 'internal', params: {} });
  await expect(sendMessage('vault.lock', {})).rejects.toBeInstanceOf(MessageRefusedError);
  expect(send).toHaveBeenCalledTimes(2);
});
