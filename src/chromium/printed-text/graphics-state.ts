import { apply, covered, including, intersection, nowhere, times, type Box, type Matrix, type Point } from './geometry.js';

interface State {
  matrix: Matrix;
  clip: Box;
  /** Inside a clip other than the sheet. The margins of a page have none. */
  isClipped: boolean;
}

/** The current matrix, clip and path of a content stream (ISO 32000-2, 8.4). The clip is the box around the real one. */
export class GraphicsState {
  #now: State;
  readonly #saved: State[] = [];
  #path: Box = nowhere;
  #pathBecomesClip = false;

  constructor(matrix: Matrix, clip: Box, isClipped = false) {
    this.#now = { matrix, clip, isClipped };
  }

  get matrix(): Matrix {
    return this.#now.matrix;
  }

  get clip(): Box {
    return this.#now.clip;
  }

  get isClipped(): boolean {
    return this.#now.isClipped;
  }

  save(): void {
    this.#saved.push({ ...this.#now });
  }

  restore(): void {
    this.#now = this.#saved.pop() ?? this.#now;
  }

  transform(matrix: Matrix): void {
    this.#now.matrix = times(matrix, this.#now.matrix);
  }

  addPoints(points: readonly Point[]): void {
    for (const point of points) this.#path = including(this.#path, apply(this.#now.matrix, point));
  }

  addRectangle([x, y, width, height]: readonly [number, number, number, number]): void {
    const box = {
      left: Math.min(x, x + width),
      right: Math.max(x, x + width),
      bottom: Math.min(y, y + height),
      top: Math.max(y, y + height),
    };
    const { left, bottom, right, top } = covered(this.#now.matrix, box);
    this.#path = including(including(this.#path, [left, bottom]), [right, top]);
  }

  /** `W` and `W*`: the path becomes the clip as soon as it has been painted. */
  clipToPath(): void {
    this.#pathBecomesClip = true;
  }

  /** The path has been painted, or ends without paint (`n`). @returns the box around it */
  endPath(): Box {
    const path = this.#path;
    if (this.#pathBecomesClip) {
      this.#now.clip = intersection(this.#now.clip, path);
      this.#now.isClipped = true;
    }
    this.#path = nowhere;
    this.#pathBecomesClip = false;
    return path;
  }
}
