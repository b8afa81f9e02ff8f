import type { Address, Delivery } from '../invoices/invoice.js';
import { civilDateOrNull } from './civil-date.js';
import type { InvoiceRow } from './invoice-query.js';

/** BG-5. */
export function sellerAddress(row: InvoiceRow['organisation']): Address {
  return {
    line1: row.addressLine1,
    line2: row.addressLine2,
    line3: row.addressLine3,
    city: row.city,
    postcode: row.postcode,
    subdivision: row.subdivision,
    countryCode: row.countryCode,
  };
}

/** BG-8. */
export function billingAddress(row: InvoiceRow['customer']): Address {
  return {
    line1: row.billingLine1,
    line2: row.billingLine2,
    line3: row.billingLine3,
    city: row.billingCity,
    postcode: row.billingPostcode,
    subdivision: row.billingSubdivision,
    countryCode: row.billingCountryCode,
  };
}

/** BG-13: the invoice's own deliver-to address, else the customer's shipping address; null when there is neither, nor a date. */
export function deliveryFromRow(row: InvoiceRow): Delivery | null {
  const own = row.deliveryCountryCode !== null;
  const date = civilDateOrNull(row.deliveryDate);
  if (!own && row.customer.shippingCountryCode === null && date === null && row.deliveryName === null) return null;
  const name = row.deliveryName ?? (own ? null : row.customer.shippingName);
  return { name, address: own ? deliveryAddress(row) : shippingAddress(row.customer), date };
}

function deliveryAddress(row: InvoiceRow): Address {
  return {
    line1: row.deliveryLine1,
    line2: row.deliveryLine2,
    line3: row.deliveryLine3,
    city: row.deliveryCity,
    postcode: row.deliveryPostcode,
    subdivision: row.deliverySubdivision,
    countryCode: row.deliveryCountryCode,
  };
}

function shippingAddress(row: InvoiceRow['customer']): Address {
  return {
    line1: row.shippingLine1,
    line2: row.shippingLine2,
    line3: row.shippingLine3,
    city: row.shippingCity,
    postcode: row.shippingPostcode,
    subdivision: row.shippingSubdivision,
    countryCode: row.shippingCountryCode,
  };
}
