// The studio over HTTP, for this machine only.
import { createServer } from 'node:http';
import { FOREVER, sendBytes, sendError } from './answers.mjs';
import { readAssets } from './assets.mjs';
import { refusalOf } from './guard.mjs';
import { answer } from './routes.mjs';

/** @typedef {import('../studio.mjs').Studio} Studio */

const HOST = '127.0.0.1';
const OWN_DATA = '/api/own-data';

/**
 * @param {Studio} studio
 * @param {{ web: string, port: number, mayMove: boolean }} options web: the folder of the built page; mayMove: whether another port may be used
 */
export async function startServer(studio, { web, port, mayMove }) {
  const assets = readAssets(web);
  let bound = port;
  const server = createServer((request, response) => {
    const refusal = refusalOf(request, bound);
    const url = addressOf(request.url ?? '/');
    // Only a file that the designer drops has a body.
    if (refusal !== null || url?.pathname !== OWN_DATA) request.resume();
    if (refusal !== null) return sendError(response, 403, 'refused', refusal);
    if (!url) return sendError(response, 400, 'invalid_request', 'the address is malformed');
    const asset = assets.get(url.pathname);
    if (!asset || (request.method !== 'GET' && request.method !== 'HEAD')) return void answer({ studio, url, request, response });
    sendBytes(response, 200, asset.bytes, {
      'Content-Type': asset.type,
      ...(asset.isForever ? { 'Cache-Control': FOREVER } : {}),
    });
  });
  server.on('clientError', (_error, socket) => void socket.destroy());
  bound = await listen(server, port).catch((error) => {
    if (!mayMove || error?.code !== 'EADDRINUSE') throw error;
    return listen(server, 0);
  });
  return {
    address: `http://${HOST}:${bound}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

/** @param {import('node:http').Server} server @param {number} port @returns {Promise<number>} the port that it got */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** @param {string} url */
function addressOf(url) {
  try {
    return url.startsWith('/') && !url.startsWith('//') ? new URL(url, `http://${HOST}`) : null;
  } catch {
    return null;
  }
}
