/**
 * Requests a second that a service completes when eight clients never let it rest; the first seconds warm it up and do not count.
 * @param {import('./load.mjs').Load} load
 * @param {{ seconds?: number, next?: () => import('./load.mjs').Wish }} [options]
 */
export async function measureCapacity(load, { seconds = 4, next } = {}) {
  await load.closed({ clients: 8, seconds: 2, next });
  const start = performance.now();
  await load.closed({ clients: 8, seconds, next });
  const took = performance.now() - start;
  const done = load.ledger.between(start).filter(({ status, ending }) => status === 200 && ending === 'complete');
  return (done.length / took) * 1000;
}
