import { checkOrder, type NamedDay } from '../../../invoices/checks/check-days.js';

/** The dates that have an alternate date in the import format. */
interface TwinDays {
  billingStartDate?: string | undefined;
  billingEndDate?: string | undefined;
  alternateBillingStartDate?: string | undefined;
  alternateBillingEndDate?: string | undefined;
  lines: readonly {
    chargingStartDate?: string | undefined;
    chargingEndDate?: string | undefined;
    alternateChargingStartDate?: string | undefined;
    alternateChargingEndDate?: string | undefined;
  }[];
}

/** Checks the periods of the alternate dates. An alternate date that is left out equals its date. @throws InconsistentInvoiceError */
export function checkTwins(invoice: TwinDays): void {
  const { billingStartDate, billingEndDate, alternateBillingStartDate, alternateBillingEndDate } = invoice;
  checkOrder(
    either(alternateBillingStartDate, billingStartDate, 'BillingStartDate'),
    either(alternateBillingEndDate, billingEndDate, 'BillingEndDate'),
  );
  invoice.lines.forEach((line, index) => {
    checkOrder(
      either(line.alternateChargingStartDate, line.chargingStartDate, 'ChargingStartDate', `lines[${index}].`),
      either(line.alternateChargingEndDate, line.chargingEndDate, 'ChargingEndDate', `lines[${index}].`),
    );
  });
}

function either(alternate: string | undefined, day: string | undefined, name: string, at = ''): NamedDay {
  const own = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  return alternate === undefined ? { field: `${at}${own}`, day } : { field: `${at}alternate${name}`, day: alternate };
}
