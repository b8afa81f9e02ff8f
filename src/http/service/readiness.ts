import type { Log } from '../log.js';

/** The checks of readiness. Each answers quickly or rejects. */
export interface HealthChecks {
  /** Rejects with the reason. The error has `reasons`, sentences for an operator, if waiting does not help. */
  database: () => Promise<void>;
  chromium: () => boolean;
  /** The service was told to stop. */
  stopping: () => boolean;
}

export interface Readiness {
  ready: boolean;
  database: 'ok' | 'failing';
  chromium: 'ok' | 'failing';
  /** What an operator must do before the service can be ready. */
  reasons: readonly string[];
}

/** How long an answer is reused, the timeout of one database check, and how often we check if nobody asks, in milliseconds. */
const CACHE_MS = 1000;
const DATABASE_MS = 400;
const WATCH_MS = 5000;

/**
 * Answers whether the service is ready. One probe runs at a time and its answer is kept for a moment, so that health checks cause no load. Each change is
 * logged once with its reason, also if nobody asks.
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

/** The result of one check, and for the log why the database failed. */
interface Look {
  readiness: Readiness;
  cause: string | undefined;
}

/** Reports each change once. The service counts as ready until a check says otherwise. */
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

/** A single failure may be an accident; only two in a row count. */
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
