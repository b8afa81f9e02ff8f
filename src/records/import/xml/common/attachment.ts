import { webAddress } from '../../format/fields.js';
import type { XmlElement } from '../../../../xml/element.js';
import type { DocumentInput } from '../values/record.js';
import type { Reading } from '../values/reading.js';
import type { As } from '../values/source.js';

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** BT-125: a file inside the invoice. */
export function attached(
  element: XmlElement | undefined,
  reading: Reading,
): Pick<DocumentInput, 'content' | 'mediaType' | 'fileName'> {
  const content = element?.text.replaceAll(/[\t\n\r ]+/g, '') ?? '';
  if (element === undefined || content === '') return {};
  element.isRead = true;
  // A default of the schema of UBL, which a validating parser adds.
  element.attribute('encodingCode');
  if (!BASE64.test(content)) reading.fault(element.xpath, 'must be base64 (BT-125)');
  return { content, mediaType: element.attribute('mimeCode'), fileName: element.attribute('filename') };
}

/** BT-124. Anything but an address on the web is not read, and so reported as unmapped. */
export const documentAddress: As<string> = (element) => {
  const { success, data } = webAddress.safeParse(element.text);
  element.isRead = success;
  return data;
};
