import { describe, expect, it } from '@jest/globals';
import { parseTraceParent } from '../../../src/http/request/trace-parent.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';

describe('traceparent', () => {
  it.each([
    [`00-${TRACE}-${SPAN}-01`, true],
    [`00-${TRACE}-${SPAN}-00`, false],
    [`00-${TRACE}-${SPAN}-03`, true],
    [`00-${TRACE}-${SPAN}-fe`, false],
    // A version to come may say more.
    [`01-${TRACE}-${SPAN}-01-more`, true],
    [`cc-${TRACE}-${SPAN}-00`, false],
  ])('%s is read, sampled: %s', (header, sampled) => {
    expect(parseTraceParent(header)).toEqual({ traceId: TRACE, parentId: SPAN, sampled });
  });

  it.each([
    undefined,
    '',
    TRACE,
    `ff-${TRACE}-${SPAN}-01`,
    `00-${TRACE}-${SPAN}`,
    `00-${TRACE}-${SPAN}-01-more`,
    `00-${TRACE}-${SPAN}-1`,
    `00-${TRACE.toUpperCase()}-${SPAN}-01`,
    `00-${'0'.repeat(32)}-${SPAN}-01`,
    `00-${TRACE}-${'0'.repeat(16)}-01`,
    `00-${TRACE.slice(1)}-${SPAN}-01`,
    `00-${TRACE}-${SPAN}-01, 00-${TRACE}-${SPAN}-01`,
    ` 00-${TRACE}-${SPAN}-01`,
    `0-${TRACE}-${SPAN}-01`,
    `00-${TRACE}-${SPAN}-0g`,
    [`00-${TRACE}-${SPAN}-01`],
  ])('%j is none', (header) => {
    expect(parseTraceParent(header)).toBeUndefined();
  });
});
