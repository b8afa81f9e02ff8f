/** How a helper is written. */
export interface HelperSignature {
  /** How many arguments it takes. */
  least: number;
  most: number;
  /** Its named options. */
  options: readonly string[];
  /** The required ones of them. */
  required: readonly string[];
  /** Where it may be used. Text: like a value. Condition: after `#if`. Code: by itself, as a whole image. */
  gives: 'text' | 'condition' | 'code';
  example: string;
}

const text = { least: 1, most: 1, required: [], gives: 'text' } as const;
const code = { least: 1, most: 1, required: ['label'], gives: 'code' } as const;

/** All our helpers. */
export const HELPER_SIGNATURES = {
  date: { ...text, options: ['format'], example: '{{date "2026-11-25"}}' },
  amount: { ...text, least: 2, most: 2, options: ['sign'], example: '{{amount "1234.50" currencyCode}}' },
  percentage: { ...text, options: [], example: '{{percentage "5.5"}}' },
  address: { ...text, options: ['separator', 'home'], example: '{{address buyer}}' },
  isType: { ...text, most: 5, options: [], gives: 'condition', example: '{{#if (isType "quote")}}…{{/if}}' },
  qr: { ...code, options: ['label', 'size'], example: '{{qr payment.codes.epc label=labels.paymentCode}}' },
  swissQr: { ...code, options: ['label'], example: '{{swissQr payment.codes.swissQr label=labels.paymentCode}}' },
  barcode: { ...code, options: ['label', 'height', 'module'], example: '{{barcode number label=number}}' },
  image: { ...code, options: ['label', 'width', 'height'], example: '{{image "seal.svg" label="…" width=30}}' },
} as const satisfies Record<string, HelperSignature>;

export type HelperName = keyof typeof HELPER_SIGNATURES;

/** The signature of a helper of ours; undefined for every other name. */
export function signatureOf(name: string): HelperSignature | undefined {
  return Object.hasOwn(HELPER_SIGNATURES, name) ? HELPER_SIGNATURES[name as HelperName] : undefined;
}
