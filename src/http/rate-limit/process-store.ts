import { type ClientRateLimitInfo, MemoryStore } from 'express-rate-limit';

/**
 * The library's count in memory, with a count of its own for each request. The library hands the same object to all requests of a key, and those that come
 * in one piece (HTTP pipelining) would each see the count of the last: all of them refused, not only those over the limit.
 */
export class ProcessStore extends MemoryStore {
  override async increment(key: string): Promise<ClientRateLimitInfo> {
    // The count is made before the promise is returned.
    const counting = super.increment(key);
    const own = { ...this.current.get(key) };
    return { ...(await counting), ...own };
  }
}
