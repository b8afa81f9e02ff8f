// Server-sent events: tell the page about a change as soon as it is saved.
import { SAFE_HEADERS } from './answers.mjs';

/** @typedef {import('../studio.mjs').Studio} Studio */
/** @typedef {import('node:http').ServerResponse} Response */

const HEARTBEAT_MS = 15_000;

/** @param {Studio} studio @param {Response} response */
export function sendEvents(studio, response) {
  response.writeHead(200, { ...SAFE_HEADERS, 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' });
  response.write('retry: 500\n\n');
  const stop = studio.listen((change) => void response.write(`event: change\ndata: ${JSON.stringify(change)}\n\n`));
  const heartbeat = setInterval(() => void response.write(': still here\n\n'), HEARTBEAT_MS);
  response.on('close', () => {
    clearInterval(heartbeat);
    stop();
  });
}
