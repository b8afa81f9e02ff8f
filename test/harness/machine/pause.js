/** @param {number} milliseconds @returns {Promise<void>} */
export function pause(milliseconds) {
  return new Promise((resolve) => {
    setTimeout(resolve, Math.max(0, milliseconds));
  });
}

/**
 * Waits until something holds. Resolves to how long that took in milliseconds, or to null when it did not come true in time.
 * @param {() => boolean | Promise<boolean>} holds
 * @param {number} patienceMs
 * @param {number} [everyMs]
 * @returns {Promise<number | null>}
 */
export async function waitUntil(holds, patienceMs, everyMs = 20) {
  const start = performance.now();
  for (;;) {
    if (await holds()) return performance.now() - start;
    if (performance.now() - start > patienceMs) return null;
    await pause(everyMs);
  }
}

/**
 * Waits until something holds. @throws Error when it does not come true in time
 * @param {() => boolean | Promise<boolean>} holds
 * @param {number} [patienceMs]
 * @param {string} [what] is waited for, in the message
 */
export async function until(holds, patienceMs = 5000, what = String(holds)) {
  if ((await waitUntil(holds, patienceMs, 5)) === null) throw new Error(`not within ${patienceMs} ms: ${what}`);
}
