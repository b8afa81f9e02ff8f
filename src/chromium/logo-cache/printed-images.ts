import { type PrintedPdf, readObjects } from '../../finish/index.js';

/** An image of a PDF (ISO 32000-2, 8.9.5). */
export interface PrintedImage {
  /** Of its object. */
  number: number;
  /** Its dictionary, without the numbers of the objects that it names and the length of its data. */
  dictionary: string;
  data: Buffer;
}

/** The images of a PDF, in the order of its objects. @throws UnexpectedPdfError for another form than Chromium's */
export function imagesOf(pdf: Buffer): PrintedImage[] {
  const objects = readObjects(pdf);
  const images: PrintedImage[] = [];
  for (const number of objects.numbers()) {
    const data = objects.stream(number);
    if (!data || objects.dictionary(number).get('/Subtype') !== '/Image') continue;
    const dictionary = objects.text(number).replaceAll(/\d+ 0 R|\/Length \d+/g, '');
    images.push({ number, dictionary, data });
  }
  return images;
}

/** A logo that is printed by its placeholder. Images in the order of the PDF: the image itself and, if it is transparent, its mask. */
export interface TrustedLogo {
  state: 'trusted';
  /** A data: URL. */
  placeholder: string;
  /** The images of the placeholder, as Chromium compressed them. */
  expected: Omit<PrintedImage, 'number'>[];
  /** The data of the logo. */
  logo: Buffer[];
}

/** The PDF with the logo in place of its placeholder. Undefined if it does not hold the untouched placeholder, or holds any other image. */
export function withLogo<Pdf extends PrintedPdf>(printed: Pdf, { expected, logo }: TrustedLogo): Pdf | undefined {
  const images = imagesOf(printed.bytes);
  const isUntouched = images.every(
    (image, index) => image.dictionary === expected[index]?.dictionary && image.data.equals(expected[index].data),
  );
  if (images.length !== expected.length || !isUntouched) return undefined;
  return { ...printed, replacements: new Map(images.map(({ number }, index) => [number, logo[index] ?? Buffer.alloc(0)])) };
}
