import winston from 'winston';
import type { Settings } from './settings/read-settings.js';
import type { Log } from './http/log.js';

/** The service's log on standard output: one line an event, with fields. */
export function createLog(settings: Pick<Settings, 'LOG_LEVEL' | 'LOG_FORMAT'>): Log {
  const { combine, json, timestamp, printf } = winston.format;
  const text = printf(
    ({ timestamp: at, level, message, ...fields }) => `${String(at)} ${level} ${String(message)} ${JSON.stringify(fields)}`,
  );
  const logger = winston.createLogger({
    level: settings.LOG_LEVEL,
    format: combine(timestamp(), settings.LOG_FORMAT === 'json' ? json() : text),
    transports: [new winston.transports.Console()],
  });
  // Without a reader, each line would be an error of its own, and the next line would tell of it.
  process.stdout.on('error', () => {
    logger.silent = true;
  });
  return (level, event, fields) => void logger.log(level, event, fields);
}
