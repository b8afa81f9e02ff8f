import type { Service } from './compose/compose.js';
import { SettingError, type Settings } from './settings/read-settings.js';
import { listen, type RunningServer } from './http/server/http-server.js';
import type { Log } from './http/log.js';

type LifecycleSettings = Pick<
  Settings,
  | 'HOST'
  | 'PORT'
  | 'REQUEST_TIMEOUT_MS'
  | 'MAX_INVOICE_LINES'
  | 'TIMEOUT_PER_LINE_MS'
  | 'IMPORT_TIMEOUT_MS'
  | 'WRITE_ROUTES'
  | 'SHUTDOWN_DELAY_MS'
  | 'SHUTDOWN_TIMEOUT_MS'
>;

/** How much longer than a request a connection may be idle, in milliseconds. */
const STILL_MS = 50_000;

/** A started service. */
export interface Served {
  port: number;
  /** Stops in order: readiness says no, accepting ends, accepted requests finish, Chromium and the database close. */
  stop(reason: string): Promise<void>;
}

/**
 * Starts the service and stops it on SIGTERM or SIGINT, even while it still starts. A second signal or an uncaught error ends the process at once, with a
 * failure. SIGHUP is ignored: the service goes on when its terminal closes. When the reader of its log goes away, it stops in order, with a failure.
 * @throws SettingError if the port or the address is not free, or what building throws
 */
export async function serve(build: () => Promise<Service>, settings: LifecycleSettings, log: Log): Promise<Served> {
  const started = performance.now();
  // A moment later, so that signals are handled before anything is built.
  const starting = Promise.resolve().then(() => start(build, settings, log));
  let stopping: Promise<void> | undefined;
  const stop = (reason: string) =>
    (stopping ??= starting.then(({ service, server }) => drain(service, server, settings, log, reason)));

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
  process.stdout.once('error', () => void stop('log closed').finally(() => process.exit(1)));
  // Node's own listener writes to standard error, between the lines of the log.
  process.removeAllListeners('warning');
  process.on('warning', ({ name, message }) => log('warn', 'warning', { name, reason: message }));
  for (const fault of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(fault, (error: unknown) => {
      log('error', fault, { error: error instanceof Error ? error.stack : String(error) });
      void stop(fault).finally(() => process.exit(1));
    });
  }
  const { port } = (await starting).server;
  log('info', 'listening', { host: settings.HOST, port, milliseconds: Math.round(performance.now() - started) });
  // A signal came while it started: stop before anyone uses it.
  if (stopping) await stopping;
  return { port, stop };
}

async function start(
  build: () => Promise<Service>,
  settings: LifecycleSettings,
  log: Log,
): Promise<{ service: Service; server: RunningServer }> {
  const service = await build();
  const { HOST: host, PORT: port, REQUEST_TIMEOUT_MS, MAX_INVOICE_LINES, TIMEOUT_PER_LINE_MS } = settings;
  const importTimeMs = settings.WRITE_ROUTES === 'on' ? settings.IMPORT_TIMEOUT_MS : 0;
  const { refuse, onRefusal } = service;
  try {
    const socketTimeoutMs = REQUEST_TIMEOUT_MS + Math.max(MAX_INVOICE_LINES * TIMEOUT_PER_LINE_MS, importTimeMs) + STILL_MS;
    const listening = { host, port, socketTimeoutMs, bodyWaitMs: importTimeMs, log, refuse, onRefusal };
    return { service, server: await listen(service.app, listening) };
  } catch (error) {
    await service.close();
    throw explained(error, settings);
  }
}

/** Why it could not listen, as an error of a setting. */
function explained(error: unknown, { HOST, PORT }: LifecycleSettings): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return new SettingError('PORT', `is ${PORT}, but another process already listens there on ${HOST}`);
  if (code === 'EACCES') return new SettingError('PORT', `is ${PORT}, but this user may not listen there`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new SettingError('HOST', `is ${HOST}, which is not an address of this machine`);
  return error;
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
  // At once: no chunk is begun that would have to be given back.
  const work = service.finishWork();
  server.closeConnections();
  await pause(settings.SHUTDOWN_DELAY_MS);
  const finished = await Promise.race([
    Promise.all([server.drain(), work]).then(() => true),
    pause(settings.SHUTDOWN_TIMEOUT_MS).then(() => false),
  ]);
  if (!finished) log('warn', 'requests or work cut off', { after_milliseconds: settings.SHUTDOWN_TIMEOUT_MS });
  await service.close();
  log('info', 'stopped', { reason });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
