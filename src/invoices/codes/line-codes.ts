import { codeList, type CodeCheck } from './code-check.js';
import type { CodedRecord } from './coded-record.js';
import { CLASSIFICATION_SCHEMES } from './item-schemes.js';
import { OBJECT_SCHEMES } from './object-schemes.js';
import { COUNTRIES, ICD } from './party-codes.js';
import { ALLOWANCE_REASONS, CHARGE_REASONS, EXEMPTION_REASONS } from './reason-codes.js';
import { UNIT_CODES } from './unit-codes.js';

type Line = CodedRecord['lines'][number];
type AllowanceCharge = NonNullable<CodedRecord['allowancesAndCharges']>[number];

const UNITS = codeList('UN/ECE Recommendation 20', UNIT_CODES);
const CLASSIFICATIONS = codeList('UNTDID 7143', CLASSIFICATION_SCHEMES);
export const OBJECTS = codeList('UNTDID 1153', OBJECT_SCHEMES);
const ALLOWANCES = codeList('UNTDID 5189', ALLOWANCE_REASONS);
const CHARGES = codeList('UNTDID 7161', CHARGE_REASONS);
const EXEMPTIONS = codeList('the VATEX list', { has: (code) => EXEMPTION_REASONS.has(code.toUpperCase()) });

/** Checks the codes of a line. */
export function checkLineCodes(line: Line, path: string, check: CodeCheck): void {
  check.code('BT-130', `${path}.unitCode`, line.unitCode, UNITS);
  check.code('BT-159', `${path}.countryOfOrigin`, line.countryOfOrigin, COUNTRIES);
  check.code('BT-157-1', `${path}.standardItem.scheme`, line.standardItem?.scheme, ICD);
  check.code('BT-128-1', `${path}.object.scheme`, line.object?.scheme, OBJECTS);
  line.classifications?.forEach(({ scheme }, at) => {
    check.code('BT-158-1', `${path}.classifications[${at}].scheme`, scheme, CLASSIFICATIONS);
  });
  line.allowancesAndCharges?.forEach((item, at) => {
    checkReason(item, `${path}.allowancesAndCharges[${at}]`, { ALLOWANCE: 'BT-140', CHARGE: 'BT-145' }, check);
  });
  checkExemption(line, path, check);
}

/** Checks the code of why something is taken off or added. */
export function checkReason(
  { kind, reasonCode }: AllowanceCharge,
  path: string,
  terms: Record<AllowanceCharge['kind'], string>,
  check: CodeCheck,
): void {
  check.code(terms[kind], `${path}.reasonCode`, reasonCode, kind === 'ALLOWANCE' ? ALLOWANCES : CHARGES);
}

/** Checks the codes of why no tax is charged. */
export function checkExemption(
  { exemptionReasonCode, furtherTaxes = [] }: Pick<Line, 'exemptionReasonCode' | 'furtherTaxes'>,
  path: string,
  check: CodeCheck,
): void {
  check.code('BT-121', `${path}.exemptionReasonCode`, exemptionReasonCode, EXEMPTIONS);
  furtherTaxes.forEach((tax, at) => {
    check.code('BT-121', `${path}.furtherTaxes[${at}].exemptionReasonCode`, tax.exemptionReasonCode, EXEMPTIONS);
  });
}
