import { checkedByReader } from './checked-by-reader.js';
import { clippedText } from './css/clipped-text.js';
import { cssSyntax } from './css/css-syntax.js';
import { danglingReference } from './html/dangling-reference.js';
import { documentFrame } from './html/document-frame.js';
import { duplicateId } from './html/duplicate-id.js';
import { emptyCell } from './html/empty-cell.js';
import { exceptionReason } from './template/exception-reason.js';
import { externalAddress } from './html/external-address.js';
import { fixedPosition } from './css/fixed-position.js';
import { fontWeight } from './css/font-weight.js';
import { glyphCoverage } from './language/glyph-coverage.js';
import { glyphFeature } from './css/glyph-feature.js';
import { headingOrder } from './html/heading-order.js';
import { hiddenContent } from './content/hidden-content.js';
import { htmlSyntax } from './html/html-syntax.js';
import { imageText } from './html/image-text.js';
import { important } from './css/important.js';
import { invalidValue } from './css/invalid-value.js';
import { labelList } from './html/label-list.js';
import { misplacedElement } from './html/misplaced-element.js';
import { missingContent } from './content/missing-content.js';
import { ownFont } from './css/own-font.js';
import { pageSize } from './css/page-size.js';
import { screenOnly } from './css/screen-only.js';
import { smallType } from './css/small-type.js';
import { tableFoot } from './html/table-foot.js';
import { tableHead } from './html/table-head.js';
import { tableRows } from './html/table-rows.js';
import { unclosedElement } from './html/unclosed-element.js';
import { unknownClass } from './css/unknown-class.js';
import { unknownCustomProperty } from './css/unknown-custom-property.js';
import { unknownElement } from './html/unknown-element.js';
import { unknownField } from './template/unknown-field.js';
import { unknownFont } from './css/unknown-font.js';
import { unknownProperty } from './css/unknown-property.js';
import { unknownSelector } from './css/unknown-selector.js';
import { untranslatedText } from './language/untranslated-text.js';
import { unusedCustomProperty } from './css/unused-custom-property.js';
import { unusedPartial } from './template/unused-partial.js';
import type { Rule } from './rule.js';

/** Every rule that needs no browser, in the order of docs/template-rules.md. */
export const rules: readonly Rule[] = [
  checkedByReader('syntax'),
  unknownField,
  checkedByReader('unknown-helper'),
  checkedByReader('unknown-partial'),
  unusedPartial,
  checkedByReader('partial-cycle'),
  checkedByReader('forbidden-construct'),
  checkedByReader('unescaped-output'),
  checkedByReader('unsafe-data'),
  checkedByReader('unquoted-attribute'),
  checkedByReader('inline-handler'),
  checkedByReader('active-element'),
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
  tableRows,
  tableFoot,
  emptyCell,
  labelList,
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
  ownFont,
  smallType,
  glyphFeature,
  pageSize,
  fixedPosition,
  important,
  clippedText,
  screenOnly,
  checkedByReader('message-syntax'),
  checkedByReader('missing-message'),
  checkedByReader('unknown-message'),
  checkedByReader('duplicate-message'),
  checkedByReader('message-arguments'),
  glyphCoverage,
  checkedByReader('service-refuses'),
  exceptionReason(() => allNames),
];

const allNames: readonly string[] = rules.map(({ name }) => name);
