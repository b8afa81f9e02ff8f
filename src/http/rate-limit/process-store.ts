import { type ClientRateLimitInfo, MemoryStore } from 'express-rate-limit';

/**
 * The library's counter in memory, with a separate result for each request. The library returns the same object to all requests of a key. Requests that arrive
 * together (HTTP pipelining) would then all see the count of the last one, and all would be refused, not only those over the limit.
 */
export class ProcessStore extends MemoryStore {
  override async increment(key: string): Promise<ClientRateLimitInfo> {
    // The count is made before the promise is returned.
    const counting = super.increment(key);
    const own = { ...this.current.get(key) };
    return { ...(await counting), ...own };
  }
}
