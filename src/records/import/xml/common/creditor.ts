import type { MeansInput } from '../values/record.js';

/** UNTDID 4461: direct debit, SEPA direct debit. */
const DIRECT_DEBITS: ReadonlySet<string | undefined> = new Set(['49', '59']);

/** What a syntax keeps beside the means of payment. */
type Debit = Pick<MeansInput, 'mandateReference' | 'creditorIdentifier'>;

/** Gives the creditor identifier (BT-90), and the mandate (BT-89) if it stands beside the means of payment, to the direct debits; else to the first means. */
export function withCreditor(means: readonly MeansInput[], debit: Debit): MeansInput[] {
  const given = Object.fromEntries(Object.entries(debit).filter(([, value]) => value !== undefined));
  if (Object.keys(given).length === 0) return [...means];
  const isDebit = ({ meansCode, mandateReference, debitedAccount }: MeansInput) =>
    DIRECT_DEBITS.has(meansCode) || mandateReference !== undefined || debitedAccount !== undefined;
  if (means.some(isDebit)) return means.map((one) => (isDebit(one) ? { ...one, ...given } : one));
  const [first = {}, ...others] = means;
  return [{ ...first, ...given }, ...others];
}

/** Fewer characters than any IBAN has do not make one. */
const IBAN = /^[A-Za-z]{2}\d{2}[A-Za-z0-9]{8,30}$/;

/** BT-84: an IBAN, or the number of a national account. Whether the check digits are right is not decided here. */
export function accountNumberOf(id: string | undefined): Pick<MeansInput, 'iban' | 'accountNumber'> {
  if (id === undefined) return {};
  const compact = id.replaceAll(' ', '');
  return IBAN.test(compact) ? { iban: compact } : { accountNumber: id };
}
