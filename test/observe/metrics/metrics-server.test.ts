import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { listenForMetrics, type MetricsServer } from '../../../src/observe/metrics/metrics-server.js';

let server: MetricsServer;

afterEach(async () => {
  await server.close();
});

const start = async (text = () => Promise.resolve('up 1\n')) => {
  server = await listenForMetrics({ contentType: 'text/plain; version=0.0.4', text }, '127.0.0.1', 0);
};

const fetched = (path: string, method = 'GET') =>
  new Promise<{ status?: number; body: string; headers: Record<string, unknown> }>((resolve, reject) => {
    request({ host: '127.0.0.1', port: server.port, path, method }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode, body, headers: response.headers }));
    })
      .on('error', reject)
      .end();
  });

describe('the listener of the metrics', () => {
  it('serves them, and nothing else', async () => {
    await start();
    expect(await fetched('/metrics')).toMatchObject({
      status: 200,
      body: 'up 1\n',
      headers: { 'content-type': 'text/plain; version=0.0.4' },
    });
    expect(await fetched('/metrics?name[]=up')).toMatchObject({ status: 200, body: 'up 1\n' });
    expect(await fetched('/metrics', 'HEAD')).toMatchObject({ status: 200, body: '' });
    expect(await fetched('/metrics', 'POST')).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
    for (const path of ['/', '/metrics/', '/healthz', '/api/v3/invoices']) expect((await fetched(path)).status).toBe(404);
  });

  it('answers 500 when they cannot be read, and goes on', async () => {
    let fails = true;
    await start(() => (fails ? Promise.reject(new Error('no')) : Promise.resolve('up 1\n')));
    expect(await fetched('/metrics')).toMatchObject({ status: 500, body: '' });
    fails = false;
    expect((await fetched('/metrics')).status).toBe(200);
  });

  it('says why it cannot listen', async () => {
    await start();
    const again = listenForMetrics({ contentType: '', text: () => Promise.resolve('') }, '127.0.0.1', server.port);
    await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('closes at once, whoever still holds a connection', async () => {
    await start();
    const socket = connect(server.port, '127.0.0.1');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined);
    await new Promise((resolve) => socket.once('connect', resolve));
    const begun = performance.now();
    await server.close();
    await closed;
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});
