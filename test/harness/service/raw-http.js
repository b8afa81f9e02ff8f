// Plain JavaScript: chaos uses it too.
import { connect } from 'node:net';

/**
 * @typedef {object} RawAnswer one answer as it came over the wire
 * @property {number} status
 * @property {Record<string, string>} headers
 * @property {string} body
 */

/**
 * Sends bytes as they are and reads until the server closes the connection.
 * @param {number} port
 * @param {string | Buffer} bytes
 * @param {{ patienceMs?: number, closes?: boolean }} [options] closes: the client says that nothing more comes
 * @returns {Promise<string>} what the server said, as Latin-1; rejects when it is silent for so long and does not close
 */
export function exchange(port, bytes, { patienceMs = 5000, closes = false } = {}) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let said = '';
    const end = () => resolve(said);
    socket.setEncoding('latin1');
    socket.setTimeout(patienceMs, () => {
      reject(new Error(`the server left the connection open; it said: ${said.slice(0, 500)}`));
      socket.destroy();
    });
    socket.on('connect', () => (closes ? socket.end(bytes) : socket.write(bytes)));
    socket.on('data', (chunk) => (said += String(chunk)));
    // A server that closes with words of ours unread resets the connection.
    socket.on('error', end);
    socket.on('close', end);
  });
}

/** The first answer in what the server said. @param {string} text @returns {RawAnswer} */
export function parseAnswer(text) {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [statusLine = '', ...fields] = head.split('\r\n');
  const headers = Object.fromEntries(
    fields.map((field) => [field.slice(0, field.indexOf(':')).toLowerCase(), field.slice(field.indexOf(':') + 1).trim()]),
  );
  return { status: Number(statusLine.split(' ')[1]), headers, body: rest.join('\r\n\r\n') };
}

/** An open connection, for a caller that goes away when the test says so. @param {number} port @param {string} request */
export async function openConnection(port, request) {
  const socket = connect(port, '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.write(request);
  return socket;
}
