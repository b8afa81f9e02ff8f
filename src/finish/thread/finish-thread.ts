import { parentPort } from 'node:worker_threads';
import { UnexpectedPdfError } from '../errors.js';
import { finishPdf } from '../pass/finish-pdf.js';
import { type Answer, type Job, received, receivedOptions } from './messages.js';

// A thread that finishes PDFs, one after the other, for `Finisher`.

parentPort?.on('message', (job: Job) => void answer(job));

async function answer({ id, printed, options }: Job): Promise<void> {
  try {
    const finished = await finishPdf(received(printed), receivedOptions(options));
    send({ id, finished });
  } catch (error) {
    if (error instanceof UnexpectedPdfError) send({ id, unexpected: error.what });
    else send({ id, failed: String(error) });
  }
}

function send(message: Answer): void {
  parentPort?.postMessage(message);
}
