import { parentPort } from 'node:worker_threads';
import { UnexpectedPdfError } from '../../finish/index.js';
import { differencesOnPage } from '../match/compare-page.js';
import { readDocument } from '../pdf/read-document.js';
import type { Answer, Job } from './messages.js';

// A thread that reads PDFs back, one after the other, for `PageReader`.

parentPort?.on('message', (job: Job) => parentPort?.postMessage(answerTo(job)));

function answerTo({ id, bytes, expected }: Job): Answer {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return { id, facts: differencesOnPage(readDocument(buffer), expected) };
  } catch (error) {
    return error instanceof UnexpectedPdfError ? { id, unexpected: error.what } : { id, failed: String(error) };
  }
}
