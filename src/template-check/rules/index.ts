import { activeElement } from './active-element.js';
import { cssSyntax } from './css-syntax.js';
import { danglingReference } from './dangling-reference.js';
import { documentFrame } from './document-frame.js';
import { duplicateId } from './duplicate-id.js';
import { duplicateMessage } from './duplicate-message.js';
import { emptyCell } from './empty-cell.js';
import { exceptionReason } from './exception-reason.js';
import { externalAddress } from './external-address.js';
import { fixedPosition } from './fixed-position.js';
import { fontWeight } from './font-weight.js';
import { forbiddenConstruct } from './forbidden-construct.js';
import { glyphCoverage } from './glyph-coverage.js';
import { glyphFeature } from './glyph-feature.js';
import { headingOrder } from './heading-order.js';
import { hiddenContent } from './hidden-content.js';
import { htmlSyntax } from './html-syntax.js';
import { imageText } from './image-text.js';
import { important } from './important.js';
import { inlineHandler } from './inline-handler.js';
import { invalidValue } from './invalid-value.js';
import { messageArguments } from './message-arguments.js';
import { messageSyntax } from './message-syntax.js';
import { misplacedElement } from './misplaced-element.js';
import { missingContent } from './missing-content.js';
import { missingMessage } from './missing-message.js';
import { pageSize } from './page-size.js';
import { partialCycle } from './partial-cycle.js';
import { screenOnly } from './screen-only.js';
import { serviceRefuses } from './service-refuses.js';
import { smallType } from './small-type.js';
import { syntax } from './syntax.js';
import { tableHead } from './table-head.js';
import { unclosedElement } from './unclosed-element.js';
import { unescapedOutput } from './unescaped-output.js';
import { unknownClass } from './unknown-class.js';
import { unknownCustomProperty } from './unknown-custom-property.js';
import { unknownElement } from './unknown-element.js';
import { unknownField } from './unknown-field.js';
import { unknownFont } from './unknown-font.js';
import { unknownHelper } from './unknown-helper.js';
import { unknownMessage } from './unknown-message.js';
import { unknownPartial } from './unknown-partial.js';
import { unknownProperty } from './unknown-property.js';
import { unknownSelector } from './unknown-selector.js';
import { unquotedAttribute } from './unquoted-attribute.js';
import { unsafeData } from './unsafe-data.js';
import { untranslatedText } from './untranslated-text.js';
import { unusedCustomProperty } from './unused-custom-property.js';
import { unusedPartial } from './unused-partial.js';
import type { Rule } from '../subject.js';

/** Every rule that needs no browser, in the order of docs/template-rules.md. */
export const rules: readonly Rule[] = [
  syntax,
  unknownField,
  unknownHelper,
  unknownPartial,
  unusedPartial,
  partialCycle,
  forbiddenConstruct,
  unescapedOutput,
  unsafeData,
  unquotedAttribute,
  inlineHandler,
  activeElement,
  externalAddress,
  unclosedElement,
  htmlSyntax,
  unknownElement,
  untranslatedText,
  missingContent,
  hiddenContent,
  documentFrame,
  headingOrder,
  tableHead,
  emptyCell,
  imageText,
  duplicateId,
  danglingReference,
  misplacedElement,
  cssSyntax,
  unknownProperty,
  invalidValue,
  unknownCustomProperty,
  unusedCustomProperty,
  unknownClass,
  unknownSelector,
  unknownFont,
  fontWeight,
  smallType,
  glyphFeature,
  pageSize,
  fixedPosition,
  important,
  screenOnly,
  messageSyntax,
  missingMessage,
  unknownMessage,
  duplicateMessage,
  messageArguments,
  glyphCoverage,
  serviceRefuses,
  exceptionReason(() => allNames),
];

const allNames: readonly string[] = rules.map(({ name }) => name);
