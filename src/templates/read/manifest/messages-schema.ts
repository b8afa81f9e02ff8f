import { z } from 'zod';
import { didYouMean } from '../../../text/nearest-name.js';
import { labels } from '../../../view/document/labels-view.js';
import { attributeNameFault } from '../../../view/parts/named/attribute-names.js';
import { MESSAGE_KEYS } from '../../../view/language/messages.js';
import type { OwnMessagePlaces } from '../../manifest.js';
import { isTextOfView, TEXTS_OF_VIEW } from '../view-texts.js';
import { must } from './wording.js';

const KEY = /^[a-z][a-zA-Z\d]{0,59}$/;
const TAKEN: ReadonlySet<string> = new Set([...MESSAGE_KEYS, ...Object.keys(labels.shape)]);

const NOT_A_TEXT = 'it must be a field of the view that is a text and in no list, such as "summary.amount"';

/** Messages of a template's own, each with the fields that fill its placeholders. */
export const messagesSchema = z
  .record(
    z.string(),
    z.record(
      z.string(),
      z.string(must('a field of the view, such as "summary.amount"')),
      must('an object: for each placeholder a field of the view, or {} without any'),
    ),
    must('an object of messages'),
  )
  .superRefine((messages: OwnMessagePlaces, context) => {
    const say = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
    for (const [key, places] of Object.entries(messages)) {
      if (!KEY.test(key)) say([key], 'must have a name of letters and digits, which begins with a small letter');
      else if (key in {}) say([key], 'is a name that no part may print; choose another name');
      else if (TAKEN.has(key)) say([key], 'is a message of every template; choose another name');
      for (const [place, field] of Object.entries(places)) {
        if (!KEY.test(place)) say([key, place], 'must have a name of letters and digits, which begins with a small letter');
        if (!isTextOfView(field))
          say([key, place], `"${field}" is not a text of the document; ${didYouMean(field, TEXTS_OF_VIEW) ?? NOT_A_TEXT}`);
        const fault = field.startsWith('attributes.') ? attributeNameFault(field.replace('attributes.', '')) : null;
        if (fault !== null && isTextOfView(field)) say([key, place], `"${field}" is in no document; ${fault}`);
      }
    }
  });
