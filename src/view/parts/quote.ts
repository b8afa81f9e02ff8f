import type { AcceptanceView } from '../document/document-view.js';
import type { Messages } from '../language/messages.js';
import type { StatusCode } from '../document/status-view.js';

/** The line on which the customer accepts a quote; null if it cannot be accepted yet, or no longer. */
export function acceptanceView(status: StatusCode, messages: Messages): AcceptanceView | null {
  if (status !== 'open') return null;
  return {
    text: messages.acceptanceText,
    fields: [messages.acceptanceDate, messages.acceptanceName, messages.acceptanceSignature],
  };
}
