import { describe, expect, it } from '@jest/globals';
import { didYouMean, editDistance, nearestName, suggestion } from '../../src/text/nearest-name.js';

const KEYS = ['name', 'title', 'margins', 'documentTypes', 'variables', 'ar', 'en-GB', 'en-US'];

describe('the nearest name', () => {
  it.each([
    ['nmae', 'name'],
    ['Title', 'title'],
    ['margin', 'margins'],
    ['document_types', 'documentTypes'],
    ['variabels', 'variables'],
    ['colour', undefined],
    ['', undefined],
    ['doc', undefined],
    ['en', 'en-GB'],
    ['xy', undefined],
  ])('to %j is %j', (name, nearest) => {
    expect(nearestName(name, KEYS)).toBe(nearest);
  });

  it('is quick for names of any length', () => {
    expect(nearestName('x'.repeat(1_000_000), KEYS)).toBeUndefined();
  });

  it('is suggested, or else all names', () => {
    expect(suggestion('nmae', KEYS)).toBe('; did you mean "name"?');
    expect(suggestion('colour', ['a', 'b'])).toBe('; available: a, b');
  });
});

describe('the distance of names', () => {
  it.each([
    ['lines', 'lines', 0],
    ['lines', 'line', 1],
    ['amuont', 'amount', 1],
    ['brake', 'break', 2],
    ['', 'abc', 3],
  ])('%s and %s are %i letters apart', (one, other, distance) => {
    expect(editDistance(one, other)).toBe(distance);
    expect(editDistance(other, one)).toBe(distance);
  });

  it('names what is near, and nothing when nothing is', () => {
    expect(nearestName('totl', ['total', 'title', 'totals'])).toBe('total');
    expect(nearestName('zebra', ['total', 'title'])).toBeUndefined();
    expect(didYouMean('Lines', ['line', 'lines'])).toBe('did you mean "lines"?');
  });
});
