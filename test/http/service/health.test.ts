import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { until } from '../../harness/machine/pause.js';
import { fakeService } from '../../harness/service/fake-service.js';
import type { HealthChecks } from '../../../src/http/service/health.js';

const readiness = (health: Partial<HealthChecks>) => supertest(fakeService({ health }).app).get('/readyz');

describe('/healthz', () => {
  it('is alive whatever fails, and asks nobody', async () => {
    const broken = {
      database: () => Promise.reject(new Error('down')),
      chromium: () => {
        throw new Error('asked');
      },
      stopping: () => true,
    };
    const response = await supertest(fakeService({ health: broken }).app)
      .get('/healthz')
      .expect(200, { status: 'alive' });
    expect(response.headers['cache-control']).toBe('no-store');
  });
});

describe('/readyz', () => {
  it('is ready when the database answers and a browser is usable', async () => {
    const response = await readiness({}).expect(200, { status: 'ready', checks: { database: 'ok', chromium: 'ok' } });
    expect([response.headers['cache-control'], response.headers['etag']]).toEqual(['no-store', undefined]);
  });

  it.each([
    ['the database rejects', { database: () => Promise.reject(new Error('down')) }, { database: 'failing', chromium: 'ok' }],
    ['the database is silent', { database: () => new Promise<void>(() => {}) }, { database: 'failing', chromium: 'ok' }],
    ['no browser is usable', { chromium: () => false }, { database: 'ok', chromium: 'failing' }],
  ])('is not when %s: within a second, and says no more than which', async (_, health, checks) => {
    const start = performance.now();
    await readiness(health).expect(503, { status: 'not ready', checks });
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('is not from the moment the service is told to stop, also within the time of a kept answer', async () => {
    let stopping = false;
    const { app } = fakeService({ health: { stopping: () => stopping } });
    await supertest(app).get('/readyz').expect(200);
    stopping = true;
    const response = await supertest(app).get('/readyz').expect(503);
    expect(response.body).toMatchObject({ status: 'stopping' });
  });

  it('asks once for many questions, and again after a second', async () => {
    let asked = 0;
    const { app } = fakeService({
      health: {
        database: () => {
          asked += 1;
          return asked <= 2 ? Promise.reject(new Error('down')) : Promise.resolve();
        },
      },
    });
    const server = app.listen(0, '127.0.0.1');
    try {
      const answers = await Promise.all(Array.from({ length: 20 }, () => supertest(server).get('/readyz')));
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 503));
      expect(asked).toBe(2);
      await new Promise((resolve) => setTimeout(resolve, 1050));
      await supertest(server).get('/readyz').expect(200);
      expect(asked).toBe(3);
    } finally {
      server.close();
    }
  });

  it('forgives one failure: only two in a row count', async () => {
    let asked = 0;
    const database = () => (++asked === 1 ? Promise.reject(new Error('a hiccup')) : Promise.resolve());
    await readiness({ database }).expect(200, { status: 'ready', checks: { database: 'ok', chromium: 'ok' } });
    expect(asked).toBe(2);
  });

  it('says what an operator has to do, where waiting does not help', async () => {
    const reasons = ['The database lacks the migrations x. Run npm run db:migrate.'];
    const database = () => Promise.reject(Object.assign(new Error(reasons[0]), { reasons }));
    const { status, body } = await readiness({ database });
    expect([status, body]).toEqual([503, { status: 'not ready', checks: { database: 'failing', chromium: 'ok' }, reasons }]);
  });

  it('logs each change once, with its reason, also when nobody asks', async () => {
    let fault: Error | undefined;
    let prints = true;
    const { app, lines } = fakeService({
      health: { database: () => (fault ? Promise.reject(fault) : Promise.resolve()), chromium: () => prints },
    });
    const look = async () => {
      await new Promise((resolve) => setTimeout(resolve, 1050));
      await supertest(app).get('/readyz');
      await supertest(app).get('/readyz');
    };
    await look();
    expect(lines).toEqual([]);
    fault = new Error('h:5432 refuses connections (ECONNREFUSED)');
    await look();
    fault = new Error('h:5432 says: the database system is starting up (57P03)');
    await look();
    prints = false;
    await look();
    [fault, prints] = [undefined, true];
    await look();
    expect(lines).toEqual([
      {
        level: 'error',
        event: 'not ready',
        fields: { database: 'failing', chromium: 'ok', reasons: ['h:5432 refuses connections (ECONNREFUSED)'] },
      },
      {
        level: 'error',
        event: 'not ready',
        fields: {
          database: 'failing',
          chromium: 'failing',
          reasons: ['h:5432 says: the database system is starting up (57P03)'],
        },
      },
      { level: 'info', event: 'ready again', fields: { milliseconds: expect.any(Number) } },
    ]);
    const unasked = fakeService({ health: { chromium: () => false } });
    await until(() => unasked.lines.length > 0);
    expect(unasked.lines).toMatchObject([{ event: 'not ready', fields: { database: 'ok', chromium: 'failing', reasons: [] } }]);
  });

  it.each(['/healthz', '/readyz'])('%s takes GET and HEAD, no token, and writes no log line', async (path) => {
    const { app, lines } = fakeService();
    await supertest(app).head(path).expect(200);
    const response = await supertest(app).post(path).expect(405);
    expect(response.headers['allow']).toBe('GET, HEAD');
    expect(lines).toEqual([]);
    await supertest(app).get(`${path}/`).expect(404);
  });
});
