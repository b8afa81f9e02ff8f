import { connect } from 'node:net';

/**
 * Sends bytes as they are and gives what comes back until the connection ends.
 * @param {number} port
 * @param {Buffer} bytes
 * @param {number} [patienceMs]
 * @returns {Promise<{ status: number, head: string, body: Buffer, silent: boolean }>} status 0: the connection was closed without an answer
 */
export function sendRaw(port, bytes, patienceMs = 20_000) {
  return new Promise((resolve) => {
    /** @type {Buffer[]} */
    const chunks = [];
    let silent = false;
    const socket = connect({ port, host: '127.0.0.1' });
    const timer = setTimeout(() => {
      silent = true;
      socket.destroy();
    }, patienceMs);
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', () => undefined);
    socket.once('close', () => {
      clearTimeout(timer);
      let all = Buffer.concat(chunks);
      // What goes before the answer is none: 100 Continue.
      while (/^HTTP\/1\.1 1\d\d/.test(all.toString('latin1', 0, 12))) all = all.subarray(all.indexOf('\r\n\r\n') + 4);
      const end = all.indexOf('\r\n\r\n');
      const head = all.subarray(0, Math.max(0, end)).toString('latin1');
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0);
      resolve({ status, head, body: all.subarray(end + 4), silent });
    });
    socket.end(bytes);
  });
}
