/** Why a file cannot be an image of a template, as the end of a sentence: "has a script". */
export class ImageFault extends Error {
  readonly code = 'image_fault';
  override readonly name = 'ImageFault';
  /** Counted from 1; null for the file as a whole. */
  readonly line: number | null;

  constructor(message: string, line: number | null = null) {
    super(message);
    this.line = line;
  }
}
