import type { MarkedSeller } from '../../invoices/national-marks.js';
import { ImportError } from '../faults/errors.js';
import type { Customer, Organisation, PaymentAccount, Prisma } from '../prisma-client/client.js';
import { buyerAccount } from './buyer-account.js';
import type { SellerDefaults } from './complete/complete-invoice.js';
import type { ImportedInvoice } from './format/schema.js';
import type { Present } from './invoice-parties.js';

interface KnownOrganisation {
  row: Organisation;
  seller: SellerDefaults;
}

/** The records that invoices refer to by name. Each is looked up once; orders and forms are created if they are new, and customers that only an invoice names. */
export class References {
  readonly #db: Prisma.TransactionClient;
  readonly #organisations = new Map<string, KnownOrganisation>();

  constructor(db: Prisma.TransactionClient) {
    this.#db = db;
  }

  /** What the organisation says of its invoices, with its tax codes. @throws ImportError if there is no such organisation */
  async seller(organisationId: string, path: string): Promise<SellerDefaults> {
    return (await this.#organisation(organisationId, path)).seller;
  }

  /** The tax numbers of the organisation. @throws ImportError if there is no such organisation */
  async numbers(organisationId: string, path: string): Promise<MarkedSeller> {
    const { vatNumber, taxNumber, countryCode } = (await this.#organisation(organisationId, path)).row;
    return { vatNumber, taxNumber, address: { countryCode } };
  }

  /** The ids of what an invoice refers to, and the records that it copies. @throws ImportError */
  async forInvoice(imported: ImportedInvoice, path: string) {
    const { organisationId, orderNumber, customForm, paymentAccount } = imported;
    const { row: organisation } = await this.#organisation(organisationId, path);
    const customer = await this.#customer(imported, path);
    const account = paymentAccount === undefined ? null : await this.#paymentAccount(organisationId, paymentAccount, path);
    const present: Present = { organisation, customer, paymentAccount: account };
    return {
      present,
      customerId: customer.id,
      orderId: orderNumber === undefined ? null : await this.#order(organisationId, customer.id, orderNumber),
      customFormId: customForm === undefined ? null : await this.#customForm(organisationId, customForm),
      paymentAccountId: account?.id ?? null,
    };
  }

  async #organisation(id: string, path: string): Promise<KnownOrganisation> {
    const known = this.#organisations.get(id);
    if (known) return known;
    const organisation = await this.#db.organisation.findUnique({ where: { id }, include: { taxes: true } });
    if (!organisation) {
      const message = `there is no organisation ${id}, neither in this file nor in the database`;
      throw new ImportError([{ path: `${path}.organisationId`, message }]);
    }
    const { taxes, ...row } = organisation;
    const { taxRounding, roundingMode, figures } = row;
    const byCode = new Map(taxes.map(({ code, rate, ...tax }) => [code, { ...tax, rate: rate.toFixed() }]));
    const found = { row, seller: { taxes: byCode, taxRounding, roundingMode, figures } };
    this.#organisations.set(id, found);
    return found;
  }

  /** By its account id, or by who it is; a buyer who is new gets an account. */
  async #customer({ organisationId, accountId, buyer }: ImportedInvoice, path: string): Promise<Customer> {
    if (accountId !== undefined) {
      const customer = await this.#db.customer.findUnique({ where: { organisationId_accountId: { organisationId, accountId } } });
      if (customer) return customer;
      if (buyer) {
        const { id: _identity, ...account } = buyerAccount(organisationId, buyer);
        return this.#db.customer.create({ data: { ...account, accountId } });
      }
      const message = `the organisation has no customer with the account id "${accountId}", and the invoice states no buyer`;
      throw new ImportError([{ path: `${path}.accountId`, message }]);
    }
    if (!buyer) throw new ImportError([{ path: `${path}.accountId`, message: 'is missing: give an accountId, or a buyer' }]);
    const { id, ...account } = buyerAccount(organisationId, buyer);
    const where = { organisationId_id: { organisationId, id } };
    return (await this.#db.customer.findUnique({ where })) ?? this.#db.customer.create({ data: { id, ...account } });
  }

  /** An order may have invoices to several customers, such as the branches of one company. */
  async #order(organisationId: string, customerId: string, number: string): Promise<string> {
    const where = { organisationId_number: { organisationId, number } };
    const order = await this.#db.order.upsert({ where, create: { organisationId, customerId, number }, update: {} });
    return order.id;
  }

  async #customForm(organisationId: string, name: string): Promise<string> {
    const where = { organisationId_name: { organisationId, name } };
    const form = await this.#db.customForm.upsert({ where, create: { organisationId, name }, update: {} });
    return form.id;
  }

  async #paymentAccount(organisationId: string, code: string, path: string): Promise<PaymentAccount> {
    const account = await this.#db.paymentAccount.findUnique({ where: { organisationId_code: { organisationId, code } } });
    if (account) return account;
    throw new ImportError([{ path: `${path}.paymentAccount`, message: `the organisation has no payment account "${code}"` }]);
  }
}
