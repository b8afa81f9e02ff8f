import { parentPort } from 'node:worker_threads';
import { MergeJobs } from './merge-jobs.js';
import type { Answer, Job } from './messages.js';

// A thread that merges PDFs for `Merger`.

const jobs = new MergeJobs();

parentPort?.on('message', (job: Job) => send(jobs.answerTo(job)));

function send(answer: Answer): void {
  // The merged file moves to the other thread; a copy would double it.
  const buffer = 'merged' in answer ? answer.merged.bytes : undefined;
  const isWhole = buffer?.byteLength === buffer?.buffer.byteLength;
  parentPort?.postMessage(answer, buffer && isWhole ? [buffer.buffer as ArrayBuffer] : []);
}
