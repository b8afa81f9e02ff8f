/** Why a file cannot be a font of a template, as the end of a sentence: "is a variable font". */
export class FontFault extends Error {
  readonly code = 'font_fault';
  override readonly name = 'FontFault';
}

/** The code of an error of Node. */
export function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
