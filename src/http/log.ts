/** Writes one event with its fields to the service's log. */
export type Log = (level: 'error' | 'warn' | 'info' | 'debug', event: string, fields: Record<string, unknown>) => void;
