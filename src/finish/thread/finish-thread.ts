import { parentPort } from 'node:worker_threads';
import { UnexpectedPdfError } from '../errors.js';
import { finishPdf } from '../pass/finish-pdf.js';
import { type Answer, asBuffer, type Job } from './messages.js';

// A thread that finishes PDFs, one after the other, for `Finisher`.

parentPort?.on('message', (job: Job) => void answer(job));

async function answer({ id, printed, options }: Job): Promise<void> {
  try {
    const replacements = Array.from(printed.replacements ?? [], ([number, stream]) => [number, asBuffer(stream)] as const);
    const whole = { ...printed, bytes: asBuffer(printed.bytes), replacements: new Map(replacements) };
    const finished = await finishPdf(whole, options);
    send({ id, finished });
  } catch (error) {
    if (error instanceof UnexpectedPdfError) send({ id, unexpected: error.what });
    else send({ id, failed: String(error) });
  }
}

function send(message: Answer): void {
  parentPort?.postMessage(message);
}
