import { connect, type Socket } from 'node:net';

/** One answer as it came over the wire. */
export interface RawAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Sends bytes as they are and reads until the server closes the connection; fails when it does not within five seconds. */
export function exchange(port: number, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    const end = () => resolve(Buffer.concat(chunks).toString('latin1'));
    socket.setTimeout(5000, () => {
      socket.destroy();
      reject(
        new Error(`the server left the connection open; it said: ${Buffer.concat(chunks).toString('latin1').slice(0, 500)}`),
      );
    });
    socket.on('connect', () => socket.write(bytes));
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    // A server that closes with words of ours unread resets the connection.
    socket.on('error', end);
    socket.on('close', end);
  });
}

/** The first answer in what the server said. */
export function parseAnswer(text: string): RawAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [statusLine = '', ...fields] = head.split('\r\n');
  const headers = Object.fromEntries(
    fields.map((field) => [field.slice(0, field.indexOf(':')).toLowerCase(), field.slice(field.indexOf(':') + 1).trim()]),
  );
  return { status: Number(statusLine.split(' ')[1]), headers, body: rest.join('\r\n\r\n') };
}

/** An open connection, for a caller that goes away when the test says so. */
export async function openConnection(port: number, request: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.write(request);
  return socket;
}
