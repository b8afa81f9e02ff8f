import type { Log } from '../log.js';

/** What readiness is made of. Each check answers quickly, or rejects. */
export interface HealthChecks {
  /** Rejects with why; with `reasons`, sentences for an operator, where waiting does not help. */
  database: () => Promise<void>;
  chromium: () => boolean;
  /** The service was told to stop. */
  stopping: () => boolean;
}

export interface Readiness {
  ready: boolean;
  database: 'ok' | 'failing';
  chromium: 'ok' | 'failing';
  /** What an operator has to do before it can be ready. */
  reasons: readonly string[];
}

/** How long an answer is used again, how long the database may take for one look, and how often somebody looks if nobody asks, in milliseconds. */
const CACHE_MS = 1000;
const DATABASE_MS = 400;
const WATCH_MS = 5000;

/**
 * Answers whether the service is ready: one probe at a time, its answer kept for a moment, as a health check must not be a load. Each change is logged once,
 * with its reason, also when nobody asks.
 */
export function watchReadiness(checks: HealthChecks, log: Log): () => Promise<Readiness> {
  let last: { at: number; answer: Promise<Readiness> } | undefined;
  const told = logChanges(log);
  const ask = () => {
    const now = performance.now();
    if (!last || now - last.at > CACHE_MS) {
      const answer = probe(checks).then((look) => {
        if (!checks.stopping()) told(look);
        return look.readiness;
      });
      last = { at: now, answer };
    }
    return last.answer;
  };
  const look = () => void ask().catch(() => undefined);
  const timer = setInterval(() => (checks.stopping() ? clearInterval(timer) : look()), WATCH_MS).unref();
  look();
  return ask;
}

/** A look, and for the log why the database failed in it. */
interface Look {
  readiness: Readiness;
  cause: string | undefined;
}

/** Tells of each change once. A service is taken to be ready until it is found not to be. */
function logChanges(log: Log): (look: Look) => void {
  let since: number | undefined;
  let before = JSON.stringify({ database: 'ok', chromium: 'ok', reasons: [] });
  return ({ readiness: { ready, ...parts }, cause }) => {
    const now = JSON.stringify(parts);
    if (now === before) return;
    before = now;
    if (ready) {
      log('info', 'ready again', { milliseconds: Math.round(performance.now() - (since ?? 0)) });
      since = undefined;
      return;
    }
    since ??= performance.now();
    const { reasons, ...states } = parts;
    log('error', 'not ready', { ...states, reasons: reasons.length > 0 ? reasons : cause === undefined ? [] : [cause] });
  };
}

/** One failure is an accident: only two in a row count. */
async function probe(checks: HealthChecks): Promise<Look> {
  const first = await lookAt(checks);
  return first.readiness.ready ? first : lookAt(checks);
}

async function lookAt({ database, chromium }: HealthChecks): Promise<Look> {
  const failure = await Promise.race([
    database().then(
      () => undefined,
      (error: unknown) => ({ error }),
    ),
    new Promise<{ error: unknown }>((resolve) => {
      setTimeout(resolve, DATABASE_MS, { error: new Error(`the database does not answer within ${DATABASE_MS} ms`) }).unref();
    }),
  ]);
  const prints = chromium();
  const readiness: Readiness = {
    ready: failure === undefined && prints,
    database: failure ? 'failing' : 'ok',
    chromium: prints ? 'ok' : 'failing',
    reasons: reasonsOf(failure?.error),
  };
  return { readiness, cause: failure && messageOf(failure.error) };
}

function reasonsOf(error: unknown): readonly string[] {
  const { reasons } = (error ?? {}) as { reasons?: unknown };
  return Array.isArray(reasons) ? reasons.map(String) : [];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
