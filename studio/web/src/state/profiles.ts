// The forms of e-invoice that the service knows, with their names. The test compares them with the service.

export const PROFILES = [
  { value: 'en16931-ubl', label: 'EN 16931, UBL' },
  { value: 'en16931-cii', label: 'EN 16931, CII' },
  { value: 'xrechnung-ubl', label: 'XRechnung, UBL' },
  { value: 'xrechnung-cii', label: 'XRechnung, CII' },
  { value: 'peppol', label: 'Peppol BIS Billing' },
  { value: 'factur-x', label: 'Factur-X, ZUGFeRD' },
];

export const USUAL_PROFILE = 'en16931-ubl';
