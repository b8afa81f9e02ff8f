/* Jobs in PostgreSQL: who works on what, and what is done again after a worker died. */
export { Consumer, type ConsumerOptions, JobUnfinishedError } from './consumer.js';
export { type Job, JobQueue, type NewJob, type QueueName } from './job-queue.js';
export { quietFaults } from './quiet-faults.js';
export type { SqlRunner } from './sql-runner.js';
