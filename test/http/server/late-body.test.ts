import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeOnLateBody } from '../../../src/http/server/late-body.js';

describe('a body that is on its way after the answer', () => {
  const server = createServer((request, response) => {
    closeOnLateBody(request, response, 200);
    response.end('answer');
  });
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => {
    server.close();
  });

  async function send(rest: string | null) {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n12345');
    await once(socket, 'data');
    if (rest !== null) socket.write(rest);
    await Promise.race([once(socket, 'close'), new Promise((resolve) => setTimeout(resolve, 600))]);
    const isClosed = socket.destroyed;
    socket.destroy();
    return { isClosed, answers: answer.split('HTTP/1.1 200').length - 1 };
  }

  it('ends the connection if it does not come', async () => {
    expect(await send(null)).toEqual({ isClosed: true, answers: 1 });
  });

  it('leaves the connection to the next request if it comes', async () => {
    expect(await send('67890GET / HTTP/1.1\r\nHost: x\r\n\r\n')).toEqual({ isClosed: false, answers: 2 });
  });
});
