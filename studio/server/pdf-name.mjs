/** The name of a PDF's file: whose document it is, in which template and language. @param {{ number: string, design: string, lang: string }} document */
export function pdfName({ number, design, lang }) {
  return `${[number, design, lang].map((part) => part.replaceAll(/[^\p{L}\p{N}-]/gu, '_')).join('-')}.pdf`;
}
