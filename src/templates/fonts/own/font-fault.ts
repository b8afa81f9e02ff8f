/** Why a file cannot be a font of a template, as the end of a sentence: "is a variable font". */
export class FontFault extends Error {
  readonly code = 'font_fault';
  override readonly name = 'FontFault';
}
