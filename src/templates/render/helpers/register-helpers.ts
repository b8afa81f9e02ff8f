import type Handlebars from 'handlebars';
import { codeSvg } from '../codes/code-svg.js';
import { barcodeHelper, type LabelledSymbol, qrHelper, swissQrHelper } from './code-helpers.js';
import { type HelperCall, type HelperOptions, ownField } from './helper-call.js';
import { withoutMarks } from '../marked/marks.js';
import { HelperError } from './helper-error.js';
import { imageHelper } from './image-helper.js';
import type { OwnImages } from '../../images/own-image.js';
import type { HelperName } from './helper-signatures.js';
import { FIELD, fieldOf } from './optional-field.js';
import { addressHelper, amountHelper, dateHelper, isTypeHelper, percentageHelper } from './text-helpers.js';

type Helper<T> = (call: HelperCall, ...values: unknown[]) => T;

/** Helpers for text: their results are escaped like every value. */
const PLAIN_HELPERS: Partial<Record<HelperName, Helper<string | boolean>>> = {
  date: dateHelper,
  amount: amountHelper,
  percentage: percentageHelper,
  address: addressHelper,
  isType: isTypeHelper,
};

/** Helpers for codes: their symbol becomes markup in one place only. */
const CODE_HELPERS: Partial<Record<HelperName, Helper<LabelledSymbol>>> = {
  qr: qrHelper,
  swissQr: swissQrHelper,
  barcode: barcodeHelper,
};

/** Registers our helpers. They are pure: their results depend only on their arguments and the document. */
export function registerHelpers(handlebars: typeof Handlebars, images: OwnImages): void {
  handlebars.registerHelper(FIELD, fieldOf);
  for (const [name, helper] of Object.entries(PLAIN_HELPERS)) register(handlebars, name, helper);
  for (const [name, helper] of Object.entries(CODE_HELPERS)) {
    register(handlebars, name, (call, ...values) => {
      const { symbol, label } = helper(call, ...values);
      return codeSvg(symbol, label);
    });
  }
  register(handlebars, 'image' satisfies HelperName, (call, name) => imageHelper(images, call, name));
}

function register(handlebars: typeof Handlebars, name: string, helper: Helper<unknown>): void {
  handlebars.registerHelper(name, (...given: unknown[]) => {
    // Handlebars passes the options as the last argument.
    const { hash, data, loc } = given.at(-1) as HelperOptions;
    const call: HelperCall = {
      option: (option) => withoutMarks(ownField(hash, option)),
      view: (field) => ownField(data?.root, field),
      refuse: (reason) => {
        throw new HelperError(name, loc?.start.line, reason);
      },
    };
    return helper(call, ...given.slice(0, -1).map(withoutMarks));
  });
}
