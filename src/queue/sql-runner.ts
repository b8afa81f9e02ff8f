/** Runs SQL for the queue: on a connection of its own, or in a transaction of the caller. */
export interface SqlRunner {
  /** With values it is one statement; without, it may be several. */
  executeSql(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}
