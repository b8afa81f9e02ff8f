import { describe, expect, it } from '@jest/globals';
import { nearestName, suggestion } from '../../src/text/nearest-name.js';

const KEYS = ['name', 'title', 'margins', 'documentTypes', 'variables'];

describe('the nearest name', () => {
  it.each([
    ['nmae', 'name'],
    ['Title', 'title'],
    ['margin', 'margins'],
    ['document_types', 'documentTypes'],
    ['variabels', 'variables'],
    ['colour', undefined],
    ['', undefined],
  ])('to %j is %j', (name, nearest) => {
    expect(nearestName(name, KEYS)).toBe(nearest);
  });

  it('is quick for names of any length', () => {
    expect(nearestName('x'.repeat(1_000_000), KEYS)).toBeUndefined();
  });

  it('is suggested, or else all names', () => {
    expect(suggestion('nmae', KEYS)).toBe('; did you mean "name"?');
    expect(suggestion('colour', ['a', 'b'])).toBe('; known are a, b');
  });
});
