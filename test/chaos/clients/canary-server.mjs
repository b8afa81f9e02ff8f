import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Listens on loopback for whoever should not come: any TCP connection counts, whatever it says, and any datagram (DNS, STUN, QUIC). */
export class CanaryServer {
  constructor() {
    /** @type {string[]} */
    this.hits = [];
    this.port = 0;
    this.server = createServer((socket) => {
      this.hits.push('a connection');
      socket.on('error', () => undefined);
      socket.once('data', (chunk) => {
        this.hits.push(chunk.toString('latin1').split('\r\n')[0] ?? '');
        socket.end('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\nCANARY-Z9-I999-00000000');
      });
    });
    this.datagrams = createSocket('udp4');
    this.datagrams.on('message', (message) => this.hits.push(`a datagram of ${message.length} bytes`));
  }

  async start() {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    this.port = address.port;
    this.datagrams.bind(this.port, '127.0.0.1');
    await once(this.datagrams, 'listening');
    return this;
  }

  stop() {
    this.server.close();
    this.datagrams.close();
  }
}
