import { chmod, chown, cp } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../../src/records/open-database.js';
import { ping } from '../../../src/records/ping.js';
import { privateServer, sharedServer, type TestServer, testFolder } from '../../harness/database/servers.js';
import { runSql } from '../../harness/database/databases.js';

const CERTIFICATES = fileURLToPath(new URL('certificates', import.meta.url));
const OPTIONS = { dataFolder: '', maxConnections: 1, connectTimeoutMs: 5000, queryTimeoutMs: 5000 };

/** How the session of such a connection is secured; or the one line that says why there is none. */
async function session(url: string): Promise<unknown> {
  const database = await openDatabase({ ...OPTIONS, url });
  try {
    await ping(database.prisma);
    const [row] = await database.prisma.$queryRaw<object[]>`
      SELECT ssl, client_dn FROM pg_stat_ssl WHERE pid = pg_backend_pid()`;
    return row;
  } catch (error) {
    return (error as Error).message.replace('Asking for a sign of life failed: ', '');
  } finally {
    await database.close();
  }
}

const PLAIN = { ssl: false, client_dn: null };
const SECURED = { ssl: true, client_dn: null };
const UNTRUSTED = expect.stringContaining(
  'has a certificate of an authority that is not trusted; name the authority in sslrootcert (',
);

describe('sslmode', () => {
  let server: TestServer;
  let folder = '';
  const by = (host: string, query: string) => `postgresql://postgres@${host}:${server.port}/postgres?${query}`;
  const serve = async (certificate: string) => {
    await runSql(server.url(), `ALTER SYSTEM SET ssl_cert_file = '${folder}/${certificate}.pem'`);
    await runSql(server.url(), `ALTER SYSTEM SET ssl_key_file = '${folder}/${certificate}.key'`);
    await runSql(server.url(), 'ALTER SYSTEM SET ssl = on');
    await server.restart();
  };

  beforeAll(async () => {
    server = await privateServer();
    folder = join(await testFolder('tls'), 'certificates');
    await cp(CERTIFICATES, folder, { recursive: true });
    for (const name of ['server.key', 'expired.key']) {
      await chmod(join(folder, name), 0o600);
      // The server runs as another user where the tests run as root.
      if (process.getuid?.() === 0) await chown(join(folder, name), 65534, 65534);
    }
    await chmod(join(folder, '..'), 0o755);
    await runSql(server.url(), `ALTER SYSTEM SET ssl_ca_file = '${folder}/authority.pem'`);
    await serve('server');
  }, 60_000);
  afterAll(() => server.halt());

  it.each([
    ['localhost', 'sslmode=disable', PLAIN],
    ['localhost', '', SECURED],
    ['localhost', 'sslmode=allow', SECURED],
    ['localhost', 'sslmode=prefer', SECURED],
    ['localhost', 'sslmode=require', SECURED],
    ['127.0.0.1', 'sslmode=require', SECURED],
    ['localhost', 'sslmode=require&sslrootcert=authority', SECURED],
    ['127.0.0.1', 'sslmode=verify-ca&sslrootcert=authority', SECURED],
    ['localhost', 'sslmode=verify-full&sslrootcert=authority', SECURED],
    [
      'localhost',
      'sslmode=verify-full&sslrootcert=authority&sslcert=client&sslkey=client',
      { ssl: true, client_dn: '/CN=postgres' },
    ],
    [
      '127.0.0.1',
      'sslmode=verify-full&sslrootcert=authority',
      'has a certificate for another host name (ERR_TLS_CERT_ALTNAME_INVALID)',
    ],
    ['localhost', 'sslmode=verify-full', UNTRUSTED],
    ['localhost', 'sslmode=verify-full&sslrootcert=system', UNTRUSTED],
    ['localhost', 'sslmode=verify-ca&sslrootcert=other', UNTRUSTED],
    ['localhost', 'sslmode=require&sslrootcert=other', UNTRUSTED],
  ])('as %s with %s', async (host, query, expected) => {
    const files = query.replaceAll(/(sslrootcert|sslcert)=(?!system)(\w+)/g, `$1=${folder}/$2.pem`);
    const told = await session(by(host, files.replace(/sslkey=(\w+)/, `sslkey=${folder}/$1.key`)));
    expect(told).toEqual(typeof expected === 'string' ? `${host}:${server.port} ${expected}` : expected);
  });

  it('is held against a certificate that has expired', async () => {
    await serve('expired');
    const verified = `sslmode=verify-full&sslrootcert=${folder}/authority.pem`;
    expect(await session(by('localhost', verified))).toBe(
      `localhost:${server.port} has a certificate that has expired (CERT_HAS_EXPIRED)`,
    );
    expect(await session(by('localhost', 'sslmode=require'))).toEqual(SECURED);
  });
});

describe('a server without TLS', () => {
  it.each(['require', 'verify-full'])('is refused with sslmode=%s', async (mode) => {
    const { port } = await sharedServer();
    expect(await session(`postgresql://postgres@127.0.0.1:${port}/postgres?sslmode=${mode}`)).toBe(
      `127.0.0.1:${port} does not offer TLS, which sslmode asks for (TLS_NOT_OFFERED)`,
    );
  });

  it('that sends more than its answer is not talked to: somebody else may have written that', async () => {
    const liar = createServer((socket) => void socket.once('data', () => socket.end('Sxx')));
    await new Promise<void>((resolve) => liar.listen(0, '127.0.0.1', resolve));
    const { port } = liar.address() as { port: number };
    try {
      expect(await session(`postgresql://postgres@127.0.0.1:${port}/postgres`)).toBe(
        `127.0.0.1:${port} does not answer like a PostgreSQL server (NOT_POSTGRESQL)`,
      );
    } finally {
      liar.close();
    }
  });

  it.each([
    ['postgresql:///postgres?user=postgres&host=FOLDER', 'in the query'],
    ['postgresql://postgres@/postgres?host=FOLDER&sslmode=require', 'with a user, and sslmode, which is for TCP'],
    ['postgresql://postgres@ENCODED/postgres', 'percent-encoded'],
  ])('is reached through a socket: %s, %s', async (url) => {
    const { port } = await sharedServer();
    const folder = await testFolder('s');
    const sockets = createServer((socket) => {
      const server = connect(port, '127.0.0.1');
      socket.pipe(server).pipe(socket);
      socket.on('error', () => server.destroy());
      server.on('error', () => socket.destroy());
    });
    await new Promise<void>((resolve) => sockets.listen(join(folder, '.s.PGSQL.5432'), resolve));
    try {
      expect(await session(url.replace('FOLDER', folder).replace('ENCODED', encodeURIComponent(folder)))).toEqual(PLAIN);
    } finally {
      sockets.close();
    }
  });
});

describe('a way to the server that fails is told in a line', () => {
  let port = 0;
  beforeAll(async () => {
    ({ port } = await sharedServer());
    await runSql((await sharedServer()).url(), 'CREATE ROLE no_connections LOGIN CONNECTION LIMIT 0');
  });

  it.each([
    ['postgresql://u:hunter2@127.0.0.1:1/d', '127.0.0.1:1 refuses connections: no server listens there (ECONNREFUSED)'],
    ['postgresql://u:hunter2@localhost:1/d', 'localhost:1 refuses connections: no server listens there (ECONNREFUSED)'],
    [
      'postgresql://u:hunter2@nowhere.invalid/d',
      expect.stringMatching(/^nowhere\.invalid:5432 cannot be found: its name does not resolve.* \((ENOTFOUND|EAI_AGAIN)\)$/),
    ],
    ['postgresql:///d?host=/nowhere', '/nowhere/.s.PGSQL.5432 cannot be reached: the socket does not exist (ENOENT)'],
    ['postgresql://postgres@127.0.0.1:PORT/none', '127.0.0.1:PORT says: database "none" does not exist (3D000)'],
    ['postgresql://none:hunter2@127.0.0.1:PORT/postgres', '127.0.0.1:PORT says: role "none" does not exist (28000)'],
    [
      'postgresql://no_connections@127.0.0.1:PORT/postgres',
      expect.stringMatching(/says: too many connections for role "no_connections" \(53300\)$/),
    ],
  ])('%s', async (url, expected) => {
    const told = await session(url.replace('PORT', String(port)));
    expect(String(told).replace(`:${port} `, ':PORT ')).toEqual(expected);
  });

  it('one that never answers', async () => {
    // What is never read never ends either.
    const silent = createServer((socket) => void socket.resume());
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port: own } = silent.address() as { port: number };
    const database = await openDatabase({ ...OPTIONS, connectTimeoutMs: 300, url: `postgresql://u@127.0.0.1:${own}/d` });
    try {
      await expect(ping(database.prisma)).rejects.toThrow(
        `Asking for a sign of life failed: 127.0.0.1:${own} does not answer in time (connection_failure)`,
      );
    } finally {
      await database.close();
      silent.close();
    }
  });
});
