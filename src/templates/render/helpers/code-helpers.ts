import { MOST_CODE_128, code128Symbol, fitsCode128 } from '../codes/code-128.js';
import type { CodeSymbol } from '../codes/code-symbol.js';
import { SMALLEST_MODULE, qrSymbol, swissQrSymbol } from '../codes/qr-symbol.js';
import { type HelperCall, shown } from './helper-call.js';

/** The room between the margins of A4, in millimetres. */
const MOST_WIDTH = 170;

/** A symbol and its label for screen readers. */
export interface LabelledSymbol {
  symbol: CodeSymbol;
  label: string;
}

/** `{{qr text label="…"}}`: a QR code, 28 mm wide without its quiet zone, or `size=…` millimetres. */
export function qrHelper(call: HelperCall, value: unknown): LabelledSymbol {
  const label = labelOf(call);
  const size = numberOption(call, 'size', { usual: 28, least: 10, most: 100 });
  const symbol = qrSymbol(textOf(call, value), size);
  if (symbol) return { symbol, label };
  const reason = `has too much text for a code of ${size} mm: its squares would be smaller than ${SMALLEST_MODULE} mm`;
  return call.refuse(`${reason}; use less text, or a size of up to 100`);
}

/** `{{swissQr payload label="…"}}`: a Swiss QR code, always 46 mm wide, with the cross. */
export function swissQrHelper(call: HelperCall, value: unknown): LabelledSymbol {
  const label = labelOf(call);
  const isPayload = typeof value === 'string' && /^SPC\r?\n0200\r?\n1\r?\n(?:CH|LI)/.test(value);
  if (!isPayload || value.length > 997) {
    return call.refuse(`takes the text of a Swiss QR code (SPC, 0200, … in at most 997 characters), not ${shown(value)}`);
  }
  const symbol = swissQrSymbol(value);
  return symbol ? { symbol, label } : call.refuse('has too much text: no Swiss QR code is larger than version 25');
}

/** `{{barcode text label="…"}}`: Code 128, 12 mm high with bars of 0.33 mm; or `height=…` and `module=…` millimetres. */
export function barcodeHelper(call: HelperCall, value: unknown): LabelledSymbol {
  const label = labelOf(call);
  const height = numberOption(call, 'height', { usual: 12, least: 5, most: 50 });
  const moduleSize = numberOption(call, 'module', { usual: 0.33, least: 0.19, most: 1 });
  if (typeof value !== 'string' || !fitsCode128(value)) {
    return call.refuse(
      `takes 1 to ${MOST_CODE_128} letters without accents, digits, signs and spaces (ASCII), not ${shown(value)}`,
    );
  }
  const symbol = code128Symbol(value, { height, moduleSize });
  const width = symbol.width * moduleSize;
  if (width > MOST_WIDTH) {
    return call.refuse(`would be ${Math.ceil(width)} mm wide, more than ${MOST_WIDTH}: use less text, or a smaller module=…`);
  }
  return { symbol, label };
}

function textOf(call: HelperCall, value: unknown): string {
  return typeof value === 'string' && value !== '' ? value : call.refuse(`takes a text, not ${shown(value)}`);
}

function labelOf(call: HelperCall): string {
  const label = call.option('label');
  if (typeof label === 'string' && label.trim() !== '') return label;
  return call.refuse(
    `needs label=…, a text that says what the code is for, such as label=labels.paymentCode, not ${shown(label)}`,
  );
}

function numberOption(
  call: HelperCall,
  name: string,
  { usual, least, most }: Record<'usual' | 'least' | 'most', number>,
): number {
  const value = call.option(name) ?? usual;
  if (typeof value === 'number' && value >= least && value <= most) return value;
  return call.refuse(`${name} is a number of millimetres from ${least} to ${most}, not ${shown(value)}`);
}
