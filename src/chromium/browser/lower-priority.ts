import { getPriority, setPriority } from 'node:os';

/** A third of the weight of the service's own process on Linux. At 10, a tenth, other programs of the same container could starve the prints. */
const STEPS = 5;
const LOWEST = 19;

/**
 * Lets the service go before its browsers when the processor is busy: it has little to do, and callers wait for it even if they are only refused. Call this right
 * after the start of the browser, because only what it starts later inherits its priority.
 */
export function lowerPriority(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, Math.min(LOWEST, getPriority() + STEPS));
  } catch {
    // It has ended already, or the host does not allow this: then it competes as an equal.
  }
}
