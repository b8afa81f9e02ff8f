import { describe, expect, it } from '@jest/globals';
import { CallerGoneError } from '../../src/pdf/deadline.js';
import { auditContext, RunningRequest } from '../../src/pdf/running-request.js';

const origin = { eventId: 'event', requestId: 'request', ipAddress: '127.0.0.1', userAgent: null };
const deadline = { allowMore: () => {} };
const stepsOf = ({ steps }: RunningRequest) => steps.ended.map(({ name, failed }) => [name, failed]);

describe('a step of a request', () => {
  it('is timed, whatever its work comes to', async () => {
    const request = new RunningRequest(origin, { ...deadline, signal: new AbortController().signal });
    await expect(request.step('find', () => Promise.resolve('found'))).resolves.toBe('found');
    await expect(request.step('render', () => 'html')).resolves.toBe('html');
    await expect(request.step('print', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(stepsOf(request)).toEqual([
      ['find', false],
      ['render', false],
      ['print', true],
    ]);
  });

  it('ends when the signal fires, and none begins after that', async () => {
    const controller = new AbortController();
    const request = new RunningRequest(origin, { ...deadline, signal: controller.signal });
    const reason = new CallerGoneError();
    const print = request.step('print', () => new Promise(() => {}));
    controller.abort(reason);
    await expect(print).rejects.toBe(reason);
    const begun: string[] = [];
    await expect(request.step('audit', () => begun.push('audit'))).rejects.toBe(reason);
    expect(begun).toEqual([]);
    expect(stepsOf(request)).toEqual([
      ['print', true],
      ['audit', true],
    ]);
  });
});

describe('the context of an audit entry', () => {
  it('is who asked, and from where', () => {
    const caller = { organisationId: 'a', subject: 'user', tokenId: null, scopes: [] };
    const request = Object.assign(new RunningRequest(origin, { ...deadline, signal: new AbortController().signal }), { caller });
    expect(auditContext(request)).toEqual({ ...caller, ...origin });
  });
});
