import { describe, expect, it } from '@jest/globals';
import { KnownCallers } from '../../../src/http/authenticate/known-callers.js';
import type { Caller } from '../../../src/pdf/running-request.js';
import { ORGANISATION_A } from '../../harness/service/tokens.js';

const caller: Caller = { organisationId: ORGANISATION_A, subject: 'user-7', tokenId: null, scopes: [] };

describe('callers whose tokens were verified a moment ago', () => {
  it('are known by their whole token, and by no other', () => {
    const known = new KnownCallers();
    known.remember('a.b.c', caller);
    expect(known.find('a.b.c')).toBe(caller);
    expect(['a.b.d', 'a.b.', 'A.b.c', ''].map((token) => known.find(token))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('are forgotten after ten seconds, unless their token is verified again', () => {
    let now = 0;
    const known = new KnownCallers(() => now);
    known.remember('a', caller);
    known.remember('b', caller);
    now = 9999;
    known.remember('b', caller);
    expect(known.find('a')).toBe(caller);
    now = 10_000;
    expect([known.find('a'), known.find('b')]).toEqual([undefined, caller]);
  });

  it('are at most a thousand: the oldest is forgotten', () => {
    const known = new KnownCallers();
    for (let index = 0; index < 1001; index += 1) known.remember(`token ${index}`, caller);
    expect([known.find('token 0'), known.find('token 1'), known.find('token 1000')]).toEqual([undefined, caller, caller]);
  });
});
