import { chmod, chown, cp, writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../../src/records/open-database.js';
import { ping } from '../../../src/records/ping.js';
import { privateServer, sharedServer, type TestServer, testFolder } from '../../harness/database/servers.js';
import { runSql } from '../../harness/database/databases.js';
import { FAR_PROCESS, farSockets } from '../../harness/machine/far-sockets.js';
import { runProgram } from '../../harness/service/service-process.js';

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

  describe('with a server that demands TLS', () => {
    beforeAll(async () => {
      await serve('server');
      await runSql(server.url(), "CREATE ROLE clerk LOGIN PASSWORD 'correct horse'");
      const file = await setting('hba_file');
      await writeFile(file, 'hostssl all clerk all scram-sha-256\nhostssl all postgres all cert\n');
      await server.restart();
    });

    const setting = async (name: string): Promise<string> => {
      const database = await openDatabase({ ...OPTIONS, url: server.url() });
      try {
        const [row] = await database.prisma.$queryRaw<{ value: string }[]>`SELECT current_setting(${name}) AS value`;
        return row?.value ?? '';
      } finally {
        await database.close();
      }
    };

    it.each([
      ['a password', 'clerk:correct%20horse', '', SECURED],
      ['a wrong password', 'clerk:hunter2', '', 'says: password authentication failed for user "clerk" (28P01)'],
      [
        'its certificate',
        'postgres',
        '&sslcert=FOLDER/client.pem&sslkey=FOLDER/client.key',
        { ssl: true, client_dn: '/CN=postgres' },
      ],
      ['no certificate', 'postgres', '', 'says: connection requires a valid client certificate (28000)'],
    ])('lets in with %s, or says why not', async (_, user, files, expected) => {
      const verified = `sslmode=verify-full&sslrootcert=${folder}/authority.pem${files.replaceAll('FOLDER', folder)}`;
      const told = await session(by('localhost', verified).replace('postgres@', `${user}@`));
      expect(told).toEqual(typeof expected === 'string' ? `localhost:${server.port} ${expected}` : expected);
    });

    it('refuses sslmode=disable, and says that it is for lack of TLS', async () => {
      expect(await session(by('localhost', 'sslmode=disable'))).toMatch(
        /^localhost:\d+ says: no pg_hba.conf entry for host "127.0.0.1", user "postgres", database "postgres", no encryption; if it demands TLS, set sslmode=verify-full in DATABASE_URL \(28000\)$/,
      );
    });
  });
});

describe('a connection that is not encrypted', () => {
  const told = async (query: string, answer: (socket: Socket) => void): Promise<string[]> => {
    const messages: string[] = [];
    const server = createServer((socket) => void socket.once('data', () => answer(socket)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const url = `postgresql://u:hunter2@localhost:${port}/d?${query}`;
    const database = await openDatabase({
      ...OPTIONS,
      url,
      onPlaintext: (message) => messages.push(message.replace(`${port}`, 'PORT')),
    });
    try {
      for (const _ of [1, 2]) await expect(ping(database.prisma)).rejects.toThrow(/closed the connection/);
    } finally {
      await database.close();
      server.close();
    }
    return messages;
  };
  const noTls = (socket: Socket) => void socket.end('N');
  let near = () => {};
  afterEach(() => near());

  it.each([
    ['sslmode=disable', 'disable: TLS is disabled'],
    ['', 'prefer: the server does not offer TLS'],
    ['sslmode=allow', 'allow: the server does not offer TLS'],
  ])('to another host is told once: %s', async (query, why) => {
    near = farSockets();
    expect(await told(query, noTls)).toEqual([
      `The connection to localhost:PORT is not encrypted (sslmode=${why}). Others in the network can read and change what is sent. ` +
        'Set sslmode=verify-full in DATABASE_URL; if only the service and the database are in this network, set DATABASE_PLAINTEXT=accept instead.',
    ]);
  });

  it('to another host is told, if it is for a TLS handshake that failed', async () => {
    near = farSockets();
    expect(await told('', (socket) => void socket.end('S'))).toEqual([
      expect.stringContaining('(sslmode=prefer: the TLS handshake failed)'),
    ]);
  });

  it('is told by commands, unless the operator accepts it', async () => {
    // A database that does not exist ends the command early.
    const DATABASE_URL = (await sharedServer()).url('none');
    const migrate = async (env: Record<string, string>) =>
      (await runProgram('cli/migrate', [], { ...FAR_PROCESS, DATABASE_URL, ...env })).stderr.split('\n');
    const warning = /^invoice-press: warning: The connection to 127\.0\.0\.1:\d+ is not encrypted \(/;
    const refusal = /^invoice-press: The migration failed: 127\.0\.0\.1:\d+ says: database "none" does not exist/;
    expect(await migrate({})).toEqual([expect.stringMatching(warning), expect.stringMatching(refusal), '']);
    expect(await migrate({ DATABASE_PLAINTEXT: 'accept' })).toEqual([expect.stringMatching(refusal), '']);
  });

  it('to this host is not told', async () => {
    expect(await told('sslmode=disable', noTls)).toEqual([]);
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
