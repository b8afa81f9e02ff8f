import { ImportError, type ImportFault } from '../faults/errors.js';

/** Collects the faults of several records, so that a caller learns all of them at once. */
export class Faults {
  readonly #found: ImportFault[] = [];
  #further = 0;

  /** Does work on one record, and keeps its faults. @throws what else the work throws */
  async collect(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      this.#found.push(...error.faults);
      this.#further += error.furtherFaults;
    }
  }

  /** @throws ImportError */
  throwIfAny(): void {
    if (this.#found.length > 0) throw new ImportError(this.#found, this.#further);
  }
}
