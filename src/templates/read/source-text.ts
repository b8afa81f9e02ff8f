/** A position in a file, counted from 1. */
export interface Position {
  line: number;
  column: number;
}

/** The text of a file with its lines. */
export class SourceText {
  /** `classic/lines.hbs` */
  readonly origin: string;
  readonly text: string;
  readonly #starts: number[] = [0];

  constructor(origin: string, text: string) {
    this.origin = origin;
    this.text = text;
    // The line breaks of Handlebars, so that its positions can be found again.
    for (const match of text.matchAll(/\r\n?|\n/g)) this.#starts.push(match.index + match[0].length);
  }

  positionAt(offset: number): Position {
    const next = this.#starts.findIndex((start) => start > offset);
    const line = next < 0 ? this.#starts.length : next;
    return { line, column: offset - (this.#starts[line - 1] ?? 0) + 1 };
  }

  offsetAt({ line, column }: Position): number {
    return (this.#starts[line - 1] ?? this.text.length) + column - 1;
  }

  /** A line without the blanks around it. */
  line(number: number): string {
    return this.text.slice(this.#starts[number - 1] ?? this.text.length, this.#starts[number]).trim();
  }
}
