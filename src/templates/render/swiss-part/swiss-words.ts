import type { SwissLanguage } from '../../../view/language/swiss-languages.js';

/** The words of a payment part and its receipt. */
export interface SwissWords {
  receipt: string;
  paymentPart: string;
  account: string;
  reference: string;
  additional: string;
  payableBy: string;
  /** Above the field in which a payer writes. */
  payableByBlank: string;
  currency: string;
  amount: string;
  acceptancePoint: string;
  /** For a screen reader. */
  code: string;
}

/** Swiss Implementation Guidelines QR-bill 2.3, annex D, word for word; only `code` is ours. */
export const SWISS_WORDS: Readonly<Record<SwissLanguage, SwissWords>> = {
  de: {
    receipt: 'Empfangsschein',
    paymentPart: 'Zahlteil',
    account: 'Konto / Zahlbar an',
    reference: 'Referenz',
    additional: 'Zusätzliche Informationen',
    payableBy: 'Zahlbar durch',
    payableByBlank: 'Zahlbar durch (Name/Adresse)',
    currency: 'Währung',
    amount: 'Betrag',
    acceptancePoint: 'Annahmestelle',
    code: 'Swiss QR Code mit den Zahlungsangaben',
  },
  fr: {
    receipt: 'Récépissé',
    paymentPart: 'Section paiement',
    account: 'Compte / Payable à',
    reference: 'Référence',
    additional: 'Informations supplémentaires',
    payableBy: 'Payable par',
    payableByBlank: 'Payable par (nom/adresse)',
    currency: 'Monnaie',
    amount: 'Montant',
    acceptancePoint: 'Point de dépôt',
    code: 'Swiss QR Code avec les coordonnées de paiement',
  },
  it: {
    receipt: 'Ricevuta',
    paymentPart: 'Sezione pagamento',
    account: 'Conto / Pagabile a',
    reference: 'Riferimento',
    additional: 'Informazioni supplementari',
    payableBy: 'Pagabile da',
    payableByBlank: 'Pagabile da (nome/indirizzo)',
    currency: 'Valuta',
    amount: 'Importo',
    acceptancePoint: 'Punto di accettazione',
    code: 'Swiss QR Code con i dati di pagamento',
  },
  en: {
    receipt: 'Receipt',
    paymentPart: 'Payment part',
    account: 'Account / Payable to',
    reference: 'Reference',
    additional: 'Additional information',
    payableBy: 'Payable by',
    payableByBlank: 'Payable by (name/address)',
    currency: 'Currency',
    amount: 'Amount',
    acceptancePoint: 'Acceptance point',
    code: 'Swiss QR Code with the payment details',
  },
};
