/** A fault that goes on is told again after this time, in milliseconds. */
const AGAIN_MS = 60_000;

/** Passes faults on, each reason at most once a minute: a queue that cannot be read is asked every second. @param now milliseconds on a clock that never goes back */
export function quietFaults(
  tell: (reason: string) => void,
  now: () => number = () => performance.now(),
): (error: unknown) => void {
  const told = new Map<string, number>();
  return (error) => {
    const reason = error instanceof Error ? error.message : String(error);
    const last = told.get(reason) ?? -Infinity;
    if (now() - last < AGAIN_MS) return;
    for (const [old, at] of told) if (now() - at >= AGAIN_MS) told.delete(old);
    told.set(reason, now());
    tell(reason);
  };
}
