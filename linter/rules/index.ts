import { activeElement } from './html/active-element.js';
import { cssSyntax } from './css/css-syntax.js';
import { danglingReference } from './html/dangling-reference.js';
import { documentFrame } from './html/document-frame.js';
import { duplicateId } from './html/duplicate-id.js';
import { duplicateMessage } from './language/duplicate-message.js';
import { emptyCell } from './html/empty-cell.js';
import { exceptionReason } from './template/exception-reason.js';
import { externalAddress } from './html/external-address.js';
import { fixedPosition } from './css/fixed-position.js';
import { fontWeight } from './css/font-weight.js';
import { forbiddenConstruct } from './template/forbidden-construct.js';
import { glyphCoverage } from './language/glyph-coverage.js';
import { glyphFeature } from './css/glyph-feature.js';
import { headingOrder } from './html/heading-order.js';
import { hiddenContent } from './content/hidden-content.js';
import { htmlSyntax } from './html/html-syntax.js';
import { imageText } from './html/image-text.js';
import { important } from './css/important.js';
import { inlineHandler } from './html/inline-handler.js';
import { invalidValue } from './css/invalid-value.js';
import { messageArguments } from './language/message-arguments.js';
import { messageSyntax } from './language/message-syntax.js';
import { misplacedElement } from './html/misplaced-element.js';
import { missingContent } from './content/missing-content.js';
import { missingMessage } from './language/missing-message.js';
import { pageSize } from './css/page-size.js';
import { partialCycle } from './template/partial-cycle.js';
import { screenOnly } from './css/screen-only.js';
import { serviceRefuses } from './template/service-refuses.js';
import { smallType } from './css/small-type.js';
import { syntax } from './template/syntax.js';
import { tableHead } from './html/table-head.js';
import { unclosedElement } from './html/unclosed-element.js';
import { unescapedOutput } from './template/unescaped-output.js';
import { unknownClass } from './css/unknown-class.js';
import { unknownCustomProperty } from './css/unknown-custom-property.js';
import { unknownElement } from './html/unknown-element.js';
import { unknownField } from './template/unknown-field.js';
import { unknownFont } from './css/unknown-font.js';
import { unknownHelper } from './template/unknown-helper.js';
import { unknownMessage } from './language/unknown-message.js';
import { unknownPartial } from './template/unknown-partial.js';
import { unknownProperty } from './css/unknown-property.js';
import { unknownSelector } from './css/unknown-selector.js';
import { unquotedAttribute } from './html/unquoted-attribute.js';
import { unsafeData } from './template/unsafe-data.js';
import { untranslatedText } from './language/untranslated-text.js';
import { unusedCustomProperty } from './css/unused-custom-property.js';
import { unusedPartial } from './template/unused-partial.js';
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
