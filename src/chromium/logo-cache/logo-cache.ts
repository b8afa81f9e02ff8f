import type { Logo } from './find-logo.js';
import type { TrustedLogo } from './printed-images.js';

/*
 * Chromium decodes a PNG image and compresses it again in every print: a fifth of the CPU time of a small invoice with a logo. So a document whose only image was printed
 * before is printed with a placeholder, a pattern of the same size, and the compressed logo of the earlier print goes into its PDF when it is finished. A logo is trusted only after
 * one test: the PDF made in this way was the same, byte for byte, as the one with the logo itself. And in each later print the pattern must come out untouched again.
 */

/** What the cache knows of a logo. `new` and `seen`: it came never or once before. `learning` and `bypass`: it is printed as it is. */
export type CachedLogo = { state: 'new' | 'seen' | 'learning' | 'bypass' } | TrustedLogo;

const mostLogos = 64;
const mostBytes = 32_000_000;

/** The logos that this process printed. Keeps the 64 used last, and at most 32 MB of compressed logos. */
export class LogoCache {
  readonly #logos = new Map<string, CachedLogo>();
  #bytes = 0;

  get({ hash }: Logo): CachedLogo {
    const cached = this.#logos.get(hash);
    if (!cached) return { state: 'new' };
    this.#logos.delete(hash);
    this.#logos.set(hash, cached);
    return cached;
  }

  set({ hash }: Logo, cached: CachedLogo): void {
    this.#forget(hash);
    this.#logos.set(hash, cached);
    this.#bytes += bytesOf(cached);
    for (const oldest of this.#logos.keys()) {
      if (this.#logos.size <= mostLogos && this.#bytes <= mostBytes) break;
      this.#forget(oldest);
    }
  }

  #forget(hash: string): void {
    const cached = this.#logos.get(hash);
    if (cached) this.#bytes -= bytesOf(cached);
    this.#logos.delete(hash);
  }
}

function bytesOf(cached: CachedLogo): number {
  return cached.state === 'trusted' ? cached.logo.reduce((sum, data) => sum + data.length, 0) : 0;
}
