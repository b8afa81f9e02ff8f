import { z } from 'zod';
import { isSafeLink } from '../text/safe-link.js';
import { labelledText, line, list, MOST, namedTexts, optional } from './view-fields.js';

export const link = z.strictObject({
  parts: list(line).describe('The text, cut where a line may break.'),
  /** Null if it must stay text. */
  href: z
    .string()
    .max(MOST.address)
    .regex(/^(https?:\/\/|mailto:)[^\s"<>]+$/)
    .refine(isSafeLink, 'must be a web address without a user name, or one e-mail address')
    .describe('A web address (https or http, without a user name), or mailto: with one e-mail address.')
    .nullable(),
});
/** Text that may be a link. */
export interface LinkView extends z.infer<typeof link> {}

const ADDRESS_PARTS = ['line1', 'line2', 'line3', 'city', 'postcode', 'subdivision', 'country', 'countryCode'] as const;

/** What identifies a party, and how to reach it. The name of its tax number depends on its country. */
const PARTY_FACTS = [
  'legalName',
  'tradingName',
  'vatNumber',
  'vatNumberLabel',
  'taxNumber',
  'taxNumberLabel',
  'companyNumber',
  'contactName',
  'email',
  'phone',
  'website',
] as const;
/** Those of a party, each a text or null. */
export type PartyFacts = Pick<PartyView, (typeof PARTY_FACTS)[number] | 'address'>;

export const party = z.strictObject({
  name: line,
  /** A second line: the registered name of a seller, the trading name of a buyer. */
  subtitle: line.nullable(),
  addressLines: list(line),
  identifiers: list(labelledText),
  contacts: list(link),
  address: optional(namedTexts(ADDRESS_PARTS)).describe('The parts of the address.'),
  ...namedTexts(PARTY_FACTS).shape,
});
/** Seller, buyer or place of delivery. */
export interface PartyView extends z.infer<typeof party> {}

export const furtherParty = z.strictObject({ label: line, name: line, details: list(line) });
/** Who else has a part in the invoice: its payee, the tax representative of the seller. */
export interface FurtherPartyView extends z.infer<typeof furtherParty> {}

export const seller = party.extend({
  brand: line.describe('The trading name, for the head of the document.'),
  logo: z
    .strictObject({
      /** A data: URI. */
      source: z
        .string()
        .max(MOST.image)
        .regex(/^data:image\/(png|jpeg);base64,[A-Za-z0-9+/]+={0,2}$/)
        .describe(
          'data:image/png;base64, or data:image/jpeg;base64, and the bytes of an image of that type: at most 512 KiB and 4 megapixels from outside.',
        ),
      alt: line,
    })
    .nullable(),
});
export interface SellerView extends z.infer<typeof seller> {}
