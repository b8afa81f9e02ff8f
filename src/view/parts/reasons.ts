import type { AllowanceCharge, TaxCategory } from '../../invoices/invoice.js';
import { type Messages, type TextKey, fill } from '../language/messages.js';
import { presence } from '../text/printable-text.js';
import { exemptionWording } from './tax/tax-regime.js';

/** UNTDID 5189: reasons of allowances. */
const ALLOWANCES: Partial<Record<TextKey, string>> = {
  reasonBonus: '41 42',
  reasonAgreement: '64',
  reasonDefect: '65',
  reasonMaterial: '88',
  reasonDiscount: '60 66 67 68 70 71 95 100 102 103 104',
  reasonTurnover: '105',
};

/** UNTDID 7161: reasons of charges. */
const CHARGES: Partial<Record<TextKey, string>> = {
  reasonFreight: 'FC FAB FAC CAB TT TV',
  reasonDelivery: 'DL ADZ ID RE',
  reasonPacking: 'PC ABL ABS ABU RAB SAD SG',
  reasonHandling: 'HD SH SAA FH AED CAR',
  reasonRush: 'AAT EP',
  reasonSmallOrder: 'AEL DAN',
  reasonInstallation: 'IAA IAB MAE SU',
  reasonRecycling: 'AEO AEV CAV CAW',
  reasonFinancing: 'FI',
  reasonAdministration: 'AEM IS',
  reasonTesting: 'IF TAC',
  reasonLabour: 'ABD LAA',
};

const byCode = (codes: Partial<Record<TextKey, string>>) =>
  new Map((Object.entries(codes) as [TextKey, string][]).flatMap(([key, list]) => list.split(' ').map((code) => [code, key])));

const REASONS = { ALLOWANCE: byCode(ALLOWANCES), CHARGE: byCode(CHARGES) };
const GENERAL = { ALLOWANCE: 'reasonAllowance', CHARGE: 'reasonCharge' } as const;

/** Why there is an allowance or charge: its reason, else the meaning of its code, else a general word. */
export function reasonText({ kind, reason, reasonCode }: AllowanceCharge, messages: Messages): string {
  return presence(reason) ?? messages[REASONS[kind].get(reasonCode ?? '') ?? GENERAL[kind]];
}

/** Codes of the list VATEX with a wording of their own. */
const EXEMPTIONS = new Map<string, TextKey>([
  ['VATEX-EU-AE', 'exemptAE'],
  ['VATEX-EU-IC', 'exemptK'],
  ['VATEX-EU-G', 'exemptG'],
  ['VATEX-EU-O', 'exemptO'],
  ['VATEX-EU-D', 'exemptTravel'],
  ['VATEX-EU-F', 'exemptSecondHand'],
  ['VATEX-EU-I', 'exemptArt'],
  ['VATEX-EU-J', 'exemptAntiques'],
  ['VATEX-FR-FRANCHISE', 'exemptFranchise'],
]);

/** "VATEX-EU-132-1I" names an article of the VAT directive: 132 (1) (i). */
const ARTICLE = /^VATEX-EU-(?<article>\d{2,3})(?:-(?<paragraph>\d))?(?:-?(?<letter>[A-Z]))?$/;

interface Exemption {
  category: TaxCategory;
  exemptionReason: string | null;
  exemptionReasonCode: string | null;
}

/** Why no tax is charged: the reason as given, else the meaning of its code, else that of the category; null if it has tax. */
export function exemptionText({ category, exemptionReason, exemptionReasonCode }: Exemption, messages: Messages): string | null {
  const code = presence(exemptionReasonCode)?.toUpperCase() ?? '';
  const known = EXEMPTIONS.get(code);
  return (
    presence(exemptionReason) ?? (known ? messages[known] : articleText(code, messages)) ?? exemptionWording(category, messages)
  );
}

function articleText(code: string, messages: Messages): string | null {
  const { article, paragraph, letter } = ARTICLE.exec(code)?.groups ?? {};
  if (article === undefined) return null;
  const parts = [article, paragraph && `(${paragraph})`, letter && `(${letter.toLowerCase()})`].filter(Boolean);
  return fill(messages.exemptArticle, { article: parts.join('') });
}
