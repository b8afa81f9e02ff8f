import type { Service } from './compose.js';
import type { Settings } from './config.js';
import { listen, type RunningServer } from './http/http-server.js';
import type { Log } from './http/log-requests.js';

type LifecycleSettings = Pick<Settings, 'HOST' | 'PORT' | 'SHUTDOWN_DELAY_MS' | 'SHUTDOWN_TIMEOUT_MS'>;

/** A started service. */
export interface Served {
  port: number;
  /** Stops in order: readiness says no, accepting ends, accepted requests finish, Chromium and the database close. */
  stop(reason: string): Promise<void>;
}

/**
 * Starts the service and stops it on SIGTERM or SIGINT; a second signal, or a fault that nobody caught, ends the process at once, with a failure.
 * SIGHUP is ignored: a terminal that closes is no order to stop.
 */
export async function serve(build: () => Promise<Service>, settings: LifecycleSettings, log: Log): Promise<Served> {
  const started = performance.now();
  const service = await build();
  const server = await listen(service.app, { host: settings.HOST, port: settings.PORT }).catch(async (error: unknown) => {
    await service.close();
    throw error;
  });
  let stopping: Promise<void> | undefined;
  const stop = (reason: string) => (stopping ??= drain(service, server, settings, log, reason));

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      void stop(signal).then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
  process.on('SIGHUP', () => undefined);
  for (const fault of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(fault, (error: unknown) => {
      log('error', fault, { error: error instanceof Error ? error.stack : String(error) });
      void stop(fault).finally(() => process.exit(1));
    });
  }
  log('info', 'listening', { host: settings.HOST, port: server.port, milliseconds: Math.round(performance.now() - started) });
  return { port: server.port, stop };
}

async function drain(
  service: Service,
  server: RunningServer,
  settings: LifecycleSettings,
  log: Log,
  reason: string,
): Promise<void> {
  log('info', 'stopping', { reason });
  service.stop();
  await pause(settings.SHUTDOWN_DELAY_MS);
  const finished = await Promise.race([server.drain().then(() => true), pause(settings.SHUTDOWN_TIMEOUT_MS).then(() => false)]);
  if (!finished) log('warn', 'requests cut off', { after_milliseconds: settings.SHUTDOWN_TIMEOUT_MS });
  await service.close();
  log('info', 'stopped', { reason });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
