import { country, line } from '../values/texts.js';
import { at, needed } from '../values/source.js';

// BG-5, BG-8, BG-12, BG-15: an address below its element.

/** @param terms the business terms of its lines 1 to 3, city, postcode, subdivision, country */
export function addressTable(terms: readonly [string, string, string, string, string, string, string]) {
  const [line1, line2, line3, city, postcode, subdivision, countryTerm] = terms;
  return {
    line1: at('cbc:StreetName', line, line1),
    line2: at('cbc:AdditionalStreetName', line, line2),
    line3: at('cac:AddressLine/cbc:Line', line, line3),
    city: at('cbc:CityName', line, city),
    postcode: at('cbc:PostalZone', line, postcode),
    subdivision: at('cbc:CountrySubentity', line, subdivision),
    countryCode: needed('cac:Country/cbc:IdentificationCode', country, countryTerm),
  };
}

export const SELLER_ADDRESS = addressTable(['BT-35', 'BT-36', 'BT-162', 'BT-37', 'BT-38', 'BT-39', 'BT-40']);
export const BUYER_ADDRESS = addressTable(['BT-50', 'BT-51', 'BT-163', 'BT-52', 'BT-53', 'BT-54', 'BT-55']);
export const REPRESENTATIVE_ADDRESS = addressTable(['BT-64', 'BT-65', 'BT-164', 'BT-66', 'BT-67', 'BT-68', 'BT-69']);
export const DELIVERY_ADDRESS = addressTable(['BT-75', 'BT-76', 'BT-165', 'BT-77', 'BT-78', 'BT-79', 'BT-80']);
