/**
 * Where something stands in the semantic model: groups, from the outermost, each with its position from 0 where there may be several, and a term or group at the end. A term
 * that an address or an allowance has under a name is here by its id.
 * `['BG-25', 2, 'BT-131']` is the net amount of the third line; `['BG-4', 'BG-5', 'BT-40']` the country of the seller.
 */
export type Place = readonly (string | number)[];

/** Says where a place of the model stands in what was checked: a field of the import format, or an XPath. */
export type Locate = (place: Place) => string;

/** The term or group at the end of a place: `BT-131`. */
export function termAt(place: Place): string {
  return place.findLast((step) => typeof step === 'string') ?? 'BG-0';
}

/** A place as text: `BG-25[3]/BT-131`. */
export function placeText(place: Place): string {
  return place.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step + 1}]` : text === '' ? step : `${text}/${step}`),
    '',
  );
}

/** The ids of the terms of a postal address, by its group. */
export const ADDRESS_TERMS = {
  'BG-5': {
    line1: 'BT-35',
    line2: 'BT-36',
    line3: 'BT-162',
    city: 'BT-37',
    postcode: 'BT-38',
    subdivision: 'BT-39',
    country: 'BT-40',
  },
  'BG-8': {
    line1: 'BT-50',
    line2: 'BT-51',
    line3: 'BT-163',
    city: 'BT-52',
    postcode: 'BT-53',
    subdivision: 'BT-54',
    country: 'BT-55',
  },
  'BG-12': {
    line1: 'BT-64',
    line2: 'BT-65',
    line3: 'BT-164',
    city: 'BT-66',
    postcode: 'BT-67',
    subdivision: 'BT-68',
    country: 'BT-69',
  },
  'BG-15': {
    line1: 'BT-75',
    line2: 'BT-76',
    line3: 'BT-165',
    city: 'BT-77',
    postcode: 'BT-78',
    subdivision: 'BT-79',
    country: 'BT-80',
  },
} as const;

/** The ids of the terms of a contact, by its group. */
export const CONTACT_TERMS = {
  'BG-6': { name: 'BT-41', phone: 'BT-42', email: 'BT-43' },
  'BG-9': { name: 'BT-56', phone: 'BT-57', email: 'BT-58' },
} as const;

/** The ids of the terms of a period, by its group. */
export const PERIOD_TERMS = { 'BG-14': { start: 'BT-73', end: 'BT-74' }, 'BG-26': { start: 'BT-134', end: 'BT-135' } } as const;

/** The ids of the terms of allowances and charges, by their group. */
export const ALLOWANCE_TERMS = {
  'BG-20': {
    amount: 'BT-92',
    baseAmount: 'BT-93',
    percentage: 'BT-94',
    vatCategory: 'BT-95',
    vatRate: 'BT-96',
    reason: 'BT-97',
    reasonCode: 'BT-98',
  },
  'BG-21': {
    amount: 'BT-99',
    baseAmount: 'BT-100',
    percentage: 'BT-101',
    vatCategory: 'BT-102',
    vatRate: 'BT-103',
    reason: 'BT-104',
    reasonCode: 'BT-105',
  },
  'BG-27': { amount: 'BT-136', baseAmount: 'BT-137', percentage: 'BT-138', reason: 'BT-139', reasonCode: 'BT-140' },
  'BG-28': { amount: 'BT-141', baseAmount: 'BT-142', percentage: 'BT-143', reason: 'BT-144', reasonCode: 'BT-145' },
} as const;
