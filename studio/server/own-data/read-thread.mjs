// The thread in which a file of the designer is read as an import would read it. A hostile file is stopped with the thread.
import { parentPort } from 'node:worker_threads';
import { ownFile } from './own-file.mjs';

/** @param {{ id: number, bytes: Uint8Array }} message */
async function answer({ id, bytes }) {
  try {
    parentPort?.postMessage({ id, value: await ownFile(bytes) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    parentPort?.postMessage({ id, fault: { code: 'internal_error', message, file: null, line: null, excerpt: [] } });
  }
}

parentPort?.on('message', (message) => void answer(message));
parentPort?.postMessage({ isReady: true });
