/** A command that failed, with what it printed. */
export class CommandError extends Error {
  /** @param {string} command @param {string} output @param {'failed' | 'stalled' | 'overdue'} reason @param {string} [detail] */
  constructor(command, output, reason = 'failed', detail = 'it failed') {
    super(`${command}: ${detail}`);
    this.name = 'CommandError';
    this.output = output;
    this.reason = reason;
    this.detail = detail;
  }
}
