import { type Repeats, repeatsOf } from './repeats.js';

/**
 * The elements of UBL that invoices have, each with those that may stand in it several times, as the XML schemas of UBL 2.1 say. All others stand in it once at most.
 */
export const UBL_REPEATS: Repeats = repeatsOf(`
  cac:AccountingCustomerParty cac:AccountingSupplierParty { cbc:AdditionalAccountID }
  cac:AdditionalDocumentReference cac:ContractDocumentReference cac:DespatchDocumentReference cac:DocumentReference cac:InvoiceDocumentReference
    cac:OriginatorDocumentReference cac:ReceiptDocumentReference { cbc:DocumentDescription cbc:XPath }
  cac:AdditionalItemProperty { cac:ItemPropertyGroup cbc:ListValue cbc:ValueQualifier }
  cac:Address cac:PostalAddress cac:RegistrationAddress { cac:AddressLine cac:LocationCoordinate }
  cac:AddressLine cac:Attachment cac:CardAccount cac:CommodityClassification cac:Country cac:FinancialInstitutionBranch cac:LegalMonetaryTotal
    cac:OrderLineReference cac:OrderReference cac:OriginCountry cac:PartyIdentification cac:PartyName cac:PrepaidPayment cac:TaxSubtotal { }
  cac:AllowanceCharge { cac:PaymentMeans cac:TaxCategory cbc:AllowanceChargeReason }
  cac:BillingReference { cac:BillingReferenceLine }
  cac:BuyersItemIdentification cac:SellersItemIdentification cac:StandardItemIdentification { cac:MeasurementDimension cac:PhysicalAttribute }
  cac:ClassifiedTaxCategory cac:TaxCategory { cbc:TaxExemptionReason }
  cac:Contact { cac:OtherCommunication cbc:Note }
  cn:CreditNote { cac:AdditionalDocumentReference cac:AllowanceCharge cac:BillingReference cac:ContractDocumentReference cac:CreditNoteLine
    cac:Delivery cac:DeliveryTerms cac:DespatchDocumentReference cac:DiscrepancyResponse cac:InvoicePeriod cac:OriginatorDocumentReference
    cac:PaymentMeans cac:PaymentTerms cac:ReceiptDocumentReference cac:Signature cac:StatementDocumentReference cac:TaxTotal cbc:Note }
  cac:CreditNoteLine cac:SubCreditNoteLine { cac:AllowanceCharge cac:BillingReference cac:Delivery cac:DeliveryTerms cac:DespatchLineReference
    cac:DiscrepancyResponse cac:DocumentReference cac:InvoicePeriod cac:OrderLineReference cac:PaymentTerms cac:ReceiptLineReference
    cac:SubCreditNoteLine cac:TaxTotal cbc:Note }
  cac:Delivery { cac:DeliveryTerms cac:NotifyParty }
  cac:DeliveryParty cac:Party cac:PayeeParty cac:TaxRepresentativeParty { cac:PartyIdentification cac:PartyLegalEntity cac:PartyName
    cac:PartyTaxScheme cac:Person cac:PowerOfAttorney cac:ServiceProviderParty }
  cac:ExternalReference { cbc:Description }
  ubl:Invoice { cac:AdditionalDocumentReference cac:AllowanceCharge cac:BillingReference cac:ContractDocumentReference cac:Delivery
    cac:DespatchDocumentReference cac:InvoiceLine cac:InvoicePeriod cac:OriginatorDocumentReference cac:PaymentMeans cac:PaymentTerms
    cac:PrepaidPayment cac:ProjectReference cac:ReceiptDocumentReference cac:Signature cac:StatementDocumentReference cac:TaxTotal
    cac:WithholdingTaxTotal cbc:Note }
  cac:InvoiceLine cac:SubInvoiceLine { cac:AllowanceCharge cac:BillingReference cac:Delivery cac:DespatchLineReference cac:DocumentReference
    cac:InvoicePeriod cac:OrderLineReference cac:PaymentTerms cac:ReceiptLineReference cac:SubInvoiceLine cac:TaxTotal cac:WithholdingTaxTotal
    cbc:Note }
  cac:InvoicePeriod { cbc:Description cbc:DescriptionCode }
  cac:Item { cac:AdditionalItemIdentification cac:AdditionalItemProperty cac:Certificate cac:ClassifiedTaxCategory cac:CommodityClassification
    cac:Dimension cac:HazardousItem cac:ItemInstance cac:ItemSpecificationDocumentReference cac:ManufacturerParty cac:ManufacturersItemIdentification
    cac:OriginAddress cac:TransactionConditions cbc:AdditionalInformation cbc:BrandName cbc:Description cbc:Keyword cbc:ModelName }
  cac:PartyLegalEntity { cac:ShareholderParty }
  cac:PartyTaxScheme { cbc:ExemptionReason }
  cac:PayeeFinancialAccount cac:PayerFinancialAccount { cbc:PaymentNote }
  cac:PaymentMandate { cac:Clause }
  cac:PaymentMeans { cbc:InstructionNote cbc:PaymentID }
  cac:PaymentTerms { cbc:Note cbc:PaymentMeansID }
  cac:Person { cac:IdentityDocumentReference }
  cac:Price { cac:AllowanceCharge cac:ValidityPeriod cbc:PriceChangeReason }
  cac:ProjectReference { cac:WorkPhaseReference }
  cac:TaxScheme { cac:JurisdictionRegionAddress }
  cac:TaxTotal { cac:TaxSubtotal }
`);
