import { describe, expect, it } from '@jest/globals';
import { rangeOf } from '../../../../../src/http/dialects/own/batches/range.js';

const ETAG = '"abc"';
const whole = { start: 0, end: 99, isPart: false };
const part = (start: number, end: number) => ({ start, end, isPart: true });

describe('the range of a body of 100 bytes', () => {
  it.each([
    [undefined, undefined, whole],
    ['bytes=0-0', undefined, part(0, 0)],
    ['bytes=0-', undefined, part(0, 99)],
    ['Bytes=5-9', undefined, part(5, 9)],
    ['bytes=99-', undefined, part(99, 99)],
    ['bytes=10-1000', undefined, part(10, 99)],
    [`bytes=10-${'9'.repeat(400)}`, undefined, part(10, 99)],
    ['bytes=-1', undefined, part(99, 99)],
    ['bytes=-100', undefined, part(0, 99)],
    [`bytes=-${'9'.repeat(400)}`, undefined, part(0, 99)],
    // What is not one range of bytes counts as none.
    ['bytes=-', undefined, whole],
    ['bytes=9-5', undefined, whole],
    ['bytes=0-1,3-4', undefined, whole],
    ['bytes=a-b', undefined, whole],
    ['bytes=1.5-2', undefined, whole],
    ['bytes=--1', undefined, whole],
    ['items=0-1', undefined, whole],
    ['', undefined, whole],
    ['bytes=5-9', ETAG, part(5, 9)],
    ['bytes=5-9', '"other"', whole],
    ['bytes=5-9', `W/${ETAG}`, whole],
    ['bytes=5-9', 'Mon, 30 Nov 2026 22:00:00 GMT', whole],
    ['bytes=100-', '"other"', whole],
  ])('%s, if it is %s', (range, ifRange, wanted) => {
    expect(rangeOf({ range, ifRange }, 100, ETAG)).toEqual(wanted);
  });

  it.each(['bytes=100-', 'bytes=100-200', `bytes=${'9'.repeat(400)}-`, 'bytes=-0'])('%s has no bytes', (range) => {
    const act = () => rangeOf({ range, ifRange: undefined }, 100, ETAG);
    expect(act).toThrow(expect.objectContaining({ code: 'range_not_satisfiable', headers: { 'Content-Range': 'bytes */100' } }));
  });
});
