import { describe, expect, it } from '@jest/globals';
import { ask } from '../../harness/service/ask.js';
import { pdfPath } from '../../harness/service/pdf-path.js';
import { fakeService, type LogLine } from '../../harness/service/fake-service.js';
import { bearer, ORGANISATION_A, token } from '../../harness/service/tokens.js';

describe('the log line of a request', () => {
  it('says who, what, how it ended and what each step cost', async () => {
    const { app, lines, pdf, requestLine } = fakeService();
    const response = await ask(app, `${pdfPath('inv_1')}?disposition=inline`).expect(200);
    await requestLine();
    expect(lines).toEqual([
      {
        level: 'info',
        event: 'request',
        fields: {
          method: 'GET',
          path: pdfPath('inv_1'),
          status: 200,
          request_id: response.headers['x-request-id'],
          ip_address: '127.0.0.1',
          organisation_id: ORGANISATION_A,
          subject: 'user-7',
          bytes: pdf.length,
          conformance: 'PDF/A-3a, PDF/UA-1',
          milliseconds: expect.any(Number),
          steps: Object.fromEntries(
            ['authenticate', 'queue', 'find', 'render', 'print', 'finish', 'read-back', 'audit', 'send'].map((step) => [
              step,
              expect.any(Number),
            ]),
          ),
        },
      },
    ]);
    const { steps, milliseconds } = (lines[0] as LogLine).fields as { steps: Record<string, number>; milliseconds: number };
    expect(Object.values(steps).reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(milliseconds + 0.5);
  });

  it.each([
    ['a download', () => ask(fakeService().app)],
    ['a refusal', () => ask(fakeService().app, pdfPath('inv_1'), bearer({ exp: 1 }))],
  ])('one line for %s', async () => {
    const { app, lines, requestLine } = fakeService();
    await ask(app);
    await requestLine();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(lines.filter(({ event }) => event === 'request')).toHaveLength(1);
  });

  it('holds no token, no signature, no text of the PDF and no query', async () => {
    const secret = token();
    const { app, lines, pdf, requestLine } = fakeService();
    await ask(app, `${pdfPath('inv_1')}?disposition=inline&note=Glenlarig`, `Bearer ${secret}`).expect(200);
    await requestLine();
    const text = JSON.stringify(lines);
    for (const part of [
      secret,
      ...secret.split('.'),
      'Bearer',
      '%PDF',
      pdf.toString('base64').slice(0, 40),
      'Glenlarig',
      'ST-2026-0001',
    ])
      expect(text).not.toContain(part);
  });

  it('holds no token when it is refused', async () => {
    for (const secret of [token({ exp: 1 }), token({ iss: 'other' }), `${token()}x`]) {
      const { app, lines, requestLine } = fakeService();
      await ask(app, pdfPath('inv_1'), `Bearer ${secret}`).expect(401);
      await requestLine();
      for (const part of secret.split('.')) expect(JSON.stringify(lines)).not.toContain(part);
    }
  });

  it('holds nothing that a user agent or a path could forge a line with', async () => {
    const { app, lines, calls, requestLine } = fakeService();
    const agent = 'x"} {"level":"error","event":"forged"';
    await ask(app, `/nothing%0a{"event":"forged"}${'x'.repeat(500)}`, null)
      .set('User-Agent', agent)
      .expect(404);
    const { fields } = await requestLine();
    expect(lines).toHaveLength(1);
    expect(String(fields['path']).length).toBeLessThanOrEqual(200);
    expect(JSON.stringify(lines)).not.toContain('\n');
    expect(JSON.stringify(fields)).not.toContain(agent);
    expect(calls.order).toEqual([]);
  });

  it('has the stack of a fault of ours, and none for what is the caller’s', async () => {
    const ours = fakeService({ effects: { print: () => Promise.reject(new TypeError('x is not a function')) } });
    await ask(ours.app).expect(500);
    expect((await ours.requestLine()).fields['error']).toMatchObject({
      name: 'TypeError',
      stack: expect.stringContaining('log-requests.test'),
    });
    const theirs = fakeService();
    await ask(theirs.app, pdfPath('inv_x')).expect(400);
    expect((await theirs.requestLine()).fields['error']).not.toHaveProperty('stack');
    const undecodable = fakeService();
    await ask(undecodable.app, pdfPath('%25').replace('%25', '%')).expect(400);
    expect((await undecodable.requestLine()).fields['error']).toEqual({
      name: 'URIError',
      code: 'invalid_request',
      message: expect.stringContaining('decode'),
    });
    expect((await theirs.requestLine()).level).toBe('info');
  });
});
