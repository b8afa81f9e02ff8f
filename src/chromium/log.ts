/** Receives the module's log events. `fields` hold states, counts and reasons, never text of documents and never secrets. */
export type Log = (level: 'debug' | 'info' | 'warn' | 'error', event: string, fields: Record<string, unknown>) => void;
