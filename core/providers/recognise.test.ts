import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPasted } from '../token/read-pasted';
import { CATALOGUE } from './catalogue';
import { recognise } from './recognise';

const PD_KEY = 'u+Ab3_xYz-0123456789';
const PLAIN = 'abcdefghijklmnopqrstuvwxyz0123456789';

const guess = (text: string, tab: string | null = null) => {
  const found = recognise(readPasted(text), tab);
  return found === null ? null : [found.provider.id, found.by];
};

describe('recognise', () => {
  it.each([
    ['https://api.airship.co.uk', 'airship-uk'],
    ['https://developer.pagerduty.com', 'pagerduty'],
    ['https://app.eu.pagerduty.com', 'pagerduty'],
    ['https://app.polyteia.com', 'polyteia'],
    ['https://docs.usepylon.com', 'pylon'],
    ['https://us.probe.splx.ai', 'splxai-probe'],
  ])('by the tab %s', (tab, id) => {
    expect(guess(PLAIN, tab)).toEqual([id, 'tab']);
  });

  it.each([
    'https://pagerduty.com.evil.com',
    'https://evil-api.pagerduty.com',
    'http://api.pagerduty.com',
    'https://api.pagerduty.com:8443',
    'https://api.pagerduty.com/',
    'https://API.PAGERDUTY.COM',
    'https://x.api.pagerduty.com',
    'null',
    '',
  ])('not by the tab %s', (tab) => {
    expect(guess(PLAIN, tab)).toBeNull();
  });

  it.each([
    [`PAGERDUTY_TOKEN=${PLAIN}`, 'pagerduty'],
    [`export pylon_api_key="${PLAIN}"`, 'pylon'],
    [`X-Api-Key: ${PLAIN}`, 'splxai-probe'],
    [`curl -H 'Authorization: Bearer ${PLAIN}' https://app.polyteia.com/api`, 'polyteia'],
    [`curl -H 'X-Api-Key: ${PLAIN}' https://api.airship.co.uk/v1`, 'airship-uk'],
  ])('by what it was pasted with: %s', (text, id) => {
    expect(guess(text)).toEqual([id, 'variable']);
  });

  it('by its shape, last of all', () => {
    expect(guess(PD_KEY)).toEqual(['pagerduty', 'shape']);
    expect(guess(`Authorization: Token token=${PD_KEY}`)).toEqual(['pagerduty', 'shape']);
    expect(guess(`PYLON_TOKEN=${PD_KEY}`)).toEqual(['pylon', 'variable']);
    expect(guess(PD_KEY, 'https://probe.splx.ai')).toEqual(['splxai-probe', 'tab']);
  });

  it('says nothing of what says nothing', () => {
    for (const text of [PLAIN, `Bearer ${PLAIN}`, `Authorization: Bearer ${PLAIN}`, `MY_TOKEN=${PLAIN}`]) {
      expect(guess(text)).toBeNull();
      expect(guess(text, 'https://evil.com')).toBeNull();
    }
    for (const key of [`${PD_KEY}x`, `x${PD_KEY}`, PD_KEY.slice(1), `${PD_KEY}=`])
      expect(guess(key)).toBeNull();
  });

  it('never throws, and names providers of the catalogue only', () => {
    const text = fc.option(fc.string(), { nil: null });
    const pasted = fc.record({
      secret: fc.string(),
      leftOut: fc.constant([]),
      variable: text,
      header: text,
      origin: text,
    });
    fc.assert(
      fc.property(pasted, text, (found, tab) => {
        const known = recognise(found, tab);
        expect(known === null || CATALOGUE.includes(known.provider)).toBe(true);
      }),
    );
  });
});
