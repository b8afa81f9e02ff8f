/** Where the module reports what it does. `fields` hold states, counts and reasons; never document text and never a secret. */
export type Log = (level: 'debug' | 'info' | 'warn' | 'error', event: string, fields: Record<string, unknown>) => void;
