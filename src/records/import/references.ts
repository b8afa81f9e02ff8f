import { ImportError } from '../faults/errors.js';
import type { Prisma } from '../prisma-client/client.js';
import type { KnownTax } from './complete-invoice.js';
import type { ImportedInvoice } from './format/schema.js';

/** The records that invoices refer to by name. Each is looked up once; orders and forms are created if they are new. */
export class References {
  readonly #db: Prisma.TransactionClient;
  readonly #taxes = new Map<string, ReadonlyMap<string, KnownTax>>();

  constructor(db: Prisma.TransactionClient) {
    this.#db = db;
  }

  /** The organisation's tax codes. @throws ImportError if there is no such organisation */
  async taxes(organisationId: string, path: string): Promise<ReadonlyMap<string, KnownTax>> {
    const known = this.#taxes.get(organisationId);
    if (known) return known;
    const organisation = await this.#db.organisation.findUnique({ where: { id: organisationId }, include: { taxes: true } });
    if (!organisation) {
      const message = `there is no organisation ${organisationId}, neither in this file nor in the database`;
      throw new ImportError([{ path: `${path}.organisationId`, message }]);
    }
    const taxes = new Map(organisation.taxes.map(({ code, rate, ...tax }) => [code, { ...tax, rate: rate.toFixed() }]));
    this.#taxes.set(organisationId, taxes);
    return taxes;
  }

  /** The ids of what an invoice refers to. @throws ImportError */
  async forInvoice(imported: ImportedInvoice, path: string) {
    const { organisationId, accountId, orderNumber, customForm, paymentAccount } = imported;
    const customer = await this.#db.customer.findUnique({ where: { organisationId_accountId: { organisationId, accountId } } });
    if (!customer) {
      throw new ImportError([
        { path: `${path}.accountId`, message: `the organisation has no customer with the account id "${accountId}"` },
      ]);
    }
    return {
      customerId: customer.id,
      orderId: orderNumber === undefined ? null : await this.#order(organisationId, customer.id, orderNumber, path),
      customFormId: customForm === undefined ? null : await this.#customForm(organisationId, customForm),
      paymentAccountId: paymentAccount === undefined ? null : await this.#paymentAccount(organisationId, paymentAccount, path),
    };
  }

  async #order(organisationId: string, customerId: string, number: string, path: string): Promise<string> {
    const where = { organisationId_number: { organisationId, number } };
    const order = await this.#db.order.upsert({ where, create: { organisationId, customerId, number }, update: {} });
    if (order.customerId === customerId) return order.id;
    throw new ImportError([{ path: `${path}.orderNumber`, message: `the order "${number}" belongs to another customer` }]);
  }

  async #customForm(organisationId: string, name: string): Promise<string> {
    const where = { organisationId_name: { organisationId, name } };
    const form = await this.#db.customForm.upsert({ where, create: { organisationId, name }, update: {} });
    return form.id;
  }

  async #paymentAccount(organisationId: string, code: string, path: string): Promise<string> {
    const account = await this.#db.paymentAccount.findUnique({ where: { organisationId_code: { organisationId, code } } });
    if (account) return account.id;
    throw new ImportError([{ path: `${path}.paymentAccount`, message: `the organisation has no payment account "${code}"` }]);
  }
}
