import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { WebhookFault } from '../../../src/webhooks/errors.js';
import { post, type PostOptions } from '../../../src/webhooks/delivery/post.js';
import { freePort, listen } from '../../harness/machine/ports.js';
import { until } from '../../harness/machine/pause.js';
import { type Answers, AUTHORITY, type Receiver, startReceiver, toReceiver } from '../receiver.js';

const MESSAGE = { headers: { 'webhook-id': 'id-1' }, body: '{"name":"Zoë"}' };
const OPTIONS: PostOptions = { timeoutMs: 2000, allowPrivate: true, resolve: toReceiver, ca: AUTHORITY };

const closed: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closed.splice(0)) await close();
});

async function receiver(answers?: Answers, certificate?: 'server' | 'expired' | null): Promise<Receiver> {
  const started = await startReceiver(answers, certificate);
  closed.push(started.close);
  return started;
}

/** A TCP server that does what it is told with each connection. */
async function rawServer(act: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    act(socket);
  });
  const port = await listen(server);
  closed.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return `localhost:${port}`;
}

const send = (url: string, changes: Partial<PostOptions> = {}) => post(new URL(url), MESSAGE, { ...OPTIONS, ...changes });

/** The fault, and how long it took. */
async function faultOf(url: string, changes: Partial<PostOptions> = {}): Promise<{ message: string; ms: number }> {
  const start = performance.now();
  const error: unknown = await send(url, changes).then(
    () => new Error('no fault'),
    (fault: unknown) => fault,
  );
  expect(error).toBeInstanceOf(WebhookFault);
  return { message: (error as Error).message, ms: performance.now() - start };
}

describe('a post', () => {
  it.each(['server', null] as const)(
    'reaches a receiver (certificate: %s) with its exact body and its headers',
    async (certificate) => {
      const { url, port, received } = await receiver(undefined, certificate);
      expect(await send(url)).toEqual({ status: 204, retryAfter: null });
      expect(received).toEqual([
        {
          body: MESSAGE.body,
          headers: {
            'webhook-id': 'id-1',
            'content-type': 'application/json',
            'content-length': '15',
            'user-agent': 'invoice-press',
            connection: 'close',
            host: `localhost:${port}`,
          },
        },
      ]);
    },
  );

  it('uses no proxy of the environment', async () => {
    const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy', 'NODE_USE_ENV_PROXY'];
    for (const name of names) process.env[name] = name.startsWith('NODE') ? '1' : 'http://127.0.0.1:1';
    try {
      const { url } = await receiver();
      expect(await send(url)).toMatchObject({ status: 204 });
    } finally {
      for (const name of names) delete process.env[name];
    }
  });

  it('follows no redirect', async () => {
    const target = await receiver();
    const first = await receiver((response) => response.writeHead(307, { Location: target.url }).end());
    const metadata = await receiver((response) => response.writeHead(302, { Location: 'http://169.254.169.254/' }).end());
    expect(await send(first.url)).toEqual({ status: 307, retryAfter: null });
    expect(await send(metadata.url)).toEqual({ status: 302, retryAfter: null });
    expect([target.received, first.received.length, metadata.received.length]).toEqual([[], 1, 1]);
  });

  it('tells what the receiver asks for', async () => {
    const { url } = await receiver((response) => response.writeHead(503, { 'Retry-After': '120' }).end());
    expect(await send(url)).toEqual({ status: 503, retryAfter: '120' });
  });
});

describe('the body of an answer', () => {
  it('is not read beyond a bound', async () => {
    let written = 0;
    const { url } = await receiver((response) => {
      response.writeHead(200).on('error', () => {});
      const more = () => {
        while (!response.destroyed && written < 200_000_000) {
          written += 65_536;
          if (!response.write(Buffer.alloc(65_536))) return;
        }
        response.end();
      };
      response.on('drain', more);
      more();
    });
    expect(await send(url)).toMatchObject({ status: 200 });
    expect(written).toBeLessThan(20_000_000);
  });

  it('that trickles or never ends holds nothing up', async () => {
    let timer: NodeJS.Timeout | undefined;
    const { url } = await receiver((response) => {
      response.writeHead(200);
      timer = setInterval(() => response.write('.'), 50);
    });
    const start = performance.now();
    expect(await send(url, { timeoutMs: 10_000 })).toMatchObject({ status: 200 });
    expect(performance.now() - start).toBeLessThan(3000);
    clearInterval(timer);
  });

  it('that breaks off changes nothing', async () => {
    const at = await rawServer((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf'));
    expect(await send(`http://${at}/`)).toMatchObject({ status: 200 });
  });
});

describe('an answer just before the timeout', () => {
  it('counts, though its body comes after it', async () => {
    const { url } = await receiver((response) => {
      response.writeHead(200);
      response.write('first');
      setTimeout(() => response.end('second'), 600);
    });
    expect(await send(url, { timeoutMs: 400 })).toMatchObject({ status: 200 });
  });
});

describe('a receiver at fault', () => {
  it.each([
    ['hangs before the answer', (socket: Socket) => socket.resume()],
    [
      'trickles headers',
      (socket: Socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write('x: y\r\n')), 50);
      },
    ],
    [
      'goes on processing',
      (socket: Socket) => {
        const timer = setInterval(
          () => (socket.destroyed ? clearInterval(timer) : socket.write('HTTP/1.1 102 Processing\r\n\r\n')),
          50,
        );
      },
    ],
  ])('that %s is cut at the timeout, and its connection closed', async (_, act) => {
    let isClosed = false;
    const at = await rawServer((socket) => {
      socket.on('close', () => (isClosed = true));
      act(socket);
    });
    const { message, ms } = await faultOf(`http://${at}/`, { timeoutMs: 300 });
    expect(message).toBe('no answer within 300 ms');
    expect(ms).toBeLessThan(2000);
    await until(() => isClosed);
  });

  it('that does not finish the TLS handshake is cut too', async () => {
    const at = await rawServer((socket) => socket.resume());
    expect((await faultOf(`https://${at}/`, { timeoutMs: 300 })).message).toBe('no answer within 300 ms');
  });

  it.each([
    [
      'closes without a word',
      (socket: Socket) => socket.destroy(),
      'the receiver closed the connection before it answered (ECONNRESET)',
    ],
    [
      'speaks something else',
      (socket: Socket) => socket.end('220 mail.example ESMTP\r\n'),
      'HTTP: the answer is not valid HTTP (HPE_INVALID_CONSTANT)',
    ],
    [
      'sends endless headers',
      (socket: Socket) => socket.end(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`),
      'HTTP: the headers of the answer are too large (HPE_HEADER_OVERFLOW)',
    ],
  ])('that %s: the fault says so', async (_, act, expected) => {
    expect((await faultOf(`http://${await rawServer(act)}/`)).message).toBe(expected);
  });

  it('that changes the protocol is a fault', async () => {
    const at = await rawServer((socket) =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
    );
    expect((await faultOf(`http://${at}/`)).message).toBe('HTTP: the receiver changed the protocol (status 101)');
  });

  it.each([
    [
      'nobody listens',
      async () => `https://localhost:${await freePort()}/`,
      'connect: nothing listens on this port (ECONNREFUSED)',
      {},
    ],
    [
      'the certificate has expired',
      async () => (await receiver(undefined, 'expired')).url,
      'TLS: the certificate has expired (CERT_HAS_EXPIRED)',
      {},
    ],
    [
      'the certificate is for another host',
      async () => (await receiver()).url.replace('localhost', 'hooks.example.com'),
      'TLS: the certificate is for another host (ERR_TLS_CERT_ALTNAME_INVALID)',
      {},
    ],
    [
      'nobody knows the authority',
      async () => (await receiver()).url,
      'TLS: the certificate is from an authority that this service does not know, or a certificate between is missing (UNABLE_TO_VERIFY_LEAF_SIGNATURE)',
      { ca: undefined },
    ],
    [
      'TLS is spoken to plain HTTP',
      async () => (await receiver(undefined, null)).url.replace('http:', 'https:'),
      'TLS: the two sides did not agree; does this port speak TLS? (',
      {},
    ],
  ])('%s: the fault says so', async (_, urlOf, expected, changes) => {
    expect((await faultOf(await urlOf(), changes)).message).toContain(expected);
  });

  it('NODE_TLS_REJECT_UNAUTHORIZED=0 does not open it', async () => {
    const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    try {
      const { url, received } = await receiver(undefined, 'expired');
      expect((await faultOf(url)).message).toContain('CERT_HAS_EXPIRED');
      expect(received).toEqual([]);
    } finally {
      if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
      else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
    }
  });
});

describe('the look-up of a host', () => {
  const strict = { allowPrivate: false };

  it.each([
    ['private', [{ address: '127.0.0.1', family: 4 }]],
    [
      'private beside a public one',
      [
        { address: '1.1.1.1', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ],
    ],
    ['mapped', [{ address: '::ffff:127.0.0.1', family: 6 }]],
  ])('with an address that is %s: nothing is connected to', async (_, addresses) => {
    const { url, received } = await receiver();
    expect((await faultOf(url, { ...strict, resolve: () => Promise.resolve(addresses) })).message).toMatch(
      /^refused: localhost has the address \S*127\.0\.0\.1, which is /,
    );
    expect(received).toEqual([]);
  });

  it('happens once: the connection goes to the checked address, whatever a second answer would be (DNS rebinding)', async () => {
    const { url, received } = await receiver();
    let count = 0;
    // 192.0.2.1 would be refused, and nothing listens there.
    const resolve = () => Promise.resolve([{ address: ++count === 1 ? '127.0.0.1' : '192.0.2.1', family: 4 }]);
    expect(await send(url, { resolve })).toMatchObject({ status: 204 });
    expect([count, received.length]).toEqual([1, 1]);
  });

  it('that changes to a private address between two attempts: the second is refused', async () => {
    const { url, received } = await receiver();
    let count = 0;
    const resolve = () => Promise.resolve([{ address: ++count === 1 ? '127.0.0.1' : '169.254.169.254', family: 4 }]);
    expect(await send(url, { resolve })).toMatchObject({ status: 204 });
    expect((await faultOf(url, { resolve })).message).toBe(
      'refused: localhost has the address 169.254.169.254, which is link-local, where clouds have their metadata',
    );
    expect(received).toHaveLength(1);
  });

  it('that fails or gives nothing is named', async () => {
    const failing = (code: string) => () => Promise.reject(Object.assign(new Error('x'), { code }));
    const at = 'https://hooks.example.com/';
    expect((await faultOf(at, { resolve: failing('ENOTFOUND') })).message).toBe('DNS: the host name has no address (ENOTFOUND)');
    expect((await faultOf(at, { resolve: failing('EAI_AGAIN') })).message).toBe(
      'DNS: the name server did not answer (EAI_AGAIN)',
    );
    expect((await faultOf(at, { resolve: () => Promise.resolve([]) })).message).toBe('hooks.example.com has no address');
  });

  it('that never ends is cut at the timeout', async () => {
    const { message, ms } = await faultOf('https://hooks.example.com/', { timeoutMs: 200, resolve: () => new Promise(() => {}) });
    expect([message, ms < 1500]).toEqual(['no answer within 200 ms', true]);
  });

  it('goes on to the next address if nothing listens at the first', async () => {
    const { url } = await receiver();
    const addresses = [
      { address: '::1', family: 6 },
      { address: '127.0.0.1', family: 4 },
    ];
    expect(await send(url, { resolve: () => Promise.resolve(addresses) })).toMatchObject({ status: 204 });
  });
});
