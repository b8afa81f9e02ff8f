import { type Repeats, repeatsOf } from './repeats.js';

/**
 * The elements of CII that invoices have, each with those that may stand in it several times, as the XML schemas of CII D16B and of Factur-X say. All others stand in it once at most.
 */
export const CII_REPEATS: Repeats = repeatsOf(`
  ram:ActualDeliverySupplyChainEvent ram:RequestedDeliverySupplyChainEvent { ram:Description ram:DescriptionBinaryObject }
  ram:AdditionalReferenceReferencedDocument ram:AdditionalReferencedDocument ram:BuyerOrderReferencedDocument ram:ContractReferencedDocument
    ram:DeliveryNoteReferencedDocument ram:DespatchAdviceReferencedDocument ram:InvoiceReferencedDocument ram:QuotationReferencedDocument
    ram:ReceivingAdviceReferencedDocument ram:SellerOrderReferencedDocument { ram:AttachedSpecifiedBinaryFile ram:AttachmentBinaryObject
    ram:Information ram:Name ram:PreviousRevisionID ram:SectionName }
  ram:ApplicableHeaderTradeAgreement { ram:AdditionalReferencedDocument ram:BuyerRequisitionerTradeParty ram:PurchaseConditionsReferencedDocument
    ram:Reference ram:RequisitionerReferencedDocument ram:UltimateCustomerOrderReferencedDocument }
  ram:ApplicableHeaderTradeDelivery { ram:AdditionalReferencedDocument ram:PreviousDeliverySupplyChainEvent }
  ram:ApplicableHeaderTradeSettlement { ram:ApplicableTradeTax ram:CreditReason ram:CreditorReferenceIssuerID ram:CreditorReferenceType
    ram:CreditorReferenceTypeCode ram:DuePayableAmount ram:FactoringAgreementReferencedDocument ram:FactoringListReferencedDocument
    ram:InvoiceReferencedDocument ram:NextInvoiceDateTime ram:PayableSpecifiedTradeAccountingAccount ram:PaymentReference
    ram:PurchaseSpecifiedTradeAccountingAccount ram:ReceivableSpecifiedTradeAccountingAccount ram:SalesSpecifiedTradeAccountingAccount
    ram:SpecifiedAdvancePayment ram:SpecifiedFinancialAdjustment ram:SpecifiedLogisticsServiceCharge ram:SpecifiedTradeAllowanceCharge
    ram:SpecifiedTradePaymentTerms ram:SpecifiedTradeSettlementFinancialCard ram:SpecifiedTradeSettlementPaymentMeans ram:SubtotalCalculatedTradeTax }
  ram:ApplicableProductCharacteristic { ram:ApplicableProductCharacteristicCondition ram:Description ram:ID ram:Value }
  ram:ApplicableTradeDeliveryTerms ram:LinearSpatialDimension { ram:Description }
  ram:ApplicableTradePaymentDiscountTerms ram:BasisDateTime ram:BusinessProcessSpecifiedDocumentContextParameter ram:ChargeIndicator
    ram:ConversionRateDateTime ram:CopyIndicator rsm:CrossIndustryInvoice ram:DueDateDateTime ram:EmailURIUniversalCommunication ram:EndDateTime
    ram:FaxUniversalCommunication ram:FormattedIssueDateTime ram:FormattedReceivedDateTime ram:GuidelineSpecifiedDocumentContextParameter
    ram:InvoiceSpecifiedReferencedDocument ram:IssueDateTime ram:OccurrenceDateTime ram:PayeePartyCreditorFinancialAccount
    ram:PayeeSpecifiedCreditorFinancialInstitution ram:PayerPartyDebtorFinancialAccount ram:PayerSpecifiedDebtorFinancialInstitution
    ram:ReceivableSpecifiedTradeAccountingAccount ram:RelevantTradeLocation ram:SellByDateTime ram:SpecifiedProcuringProject
    ram:SpecifiedTaxRegistration ram:SpecifiedTradeAccountingAccount ram:StartDateTime ram:TaxPointDate ram:TelephoneUniversalCommunication
    ram:TestIndicator ram:URIUniversalCommunication { }
  ram:ApplicableTradeSettlementFinancialCard { ram:CreditAvailableAmount ram:CreditLimitAmount }
  ram:ApplicableTradeTax ram:AppliedTradeTax ram:CategoryTradeTax ram:IncludedTradeTax { ram:AllowanceChargeBasisAmount ram:BasisAmount
    ram:CalculatedAmount ram:CategoryName ram:InformationAmount ram:Jurisdiction ram:LineTotalBasisAmount ram:PlaceApplicableTradeLocation
    ram:SpecifiedTradeAccountingAccount ram:UnitBasisAmount }
  ram:AppliedTradeAllowanceCharge ram:SpecifiedTradeAllowanceCharge { ram:ActualAmount ram:CategoryTradeTax }
  ram:AssociatedDocumentLineDocument { ram:IncludedNote }
  ram:BillingSpecifiedPeriod ram:EffectiveSpecifiedPeriod ram:OccurrenceSpecifiedPeriod { ram:Description ram:DurationMeasure ram:Name }
  ram:BuyerRequisitionerTradeParty ram:BuyerTradeParty ram:InvoiceeTradeParty ram:ItemSellerTradeParty ram:PayeeTradeParty
    ram:SellerTaxRepresentativeTradeParty ram:SellerTradeParty ram:ShipFromTradeParty ram:ShipToTradeParty { ram:DefinedTradeContact ram:Description
    ram:GlobalID ram:ID ram:LogoAssociatedSpecifiedBinaryFile ram:RoleCode ram:SpecifiedTaxRegistration ram:URIUniversalCommunication }
  ram:DefinedTradeContact { ram:PersonID ram:SpecifiedNote }
  ram:DesignatedProductClassification { ram:ClassName ram:ClassProductCharacteristic ram:SystemName }
  rsm:ExchangedDocument { ram:IncludedNote ram:LanguageID ram:Name }
  rsm:ExchangedDocumentContext { ram:ApplicationSpecifiedDocumentContextParameter ram:BIMSpecifiedDocumentContextParameter
    ram:BusinessProcessSpecifiedDocumentContextParameter ram:GuidelineSpecifiedDocumentContextParameter ram:ScenarioSpecifiedDocumentContextParameter
    ram:SubsetSpecifiedDocumentContextParameter }
  ram:GrossPriceProductTradePrice ram:NetPriceProductTradePrice { ram:AppliedTradeAllowanceCharge ram:AssociatedReferencedDocument ram:ChangeReason
    ram:ChargeAmount ram:DeliveryTradeLocation ram:IncludedTradeTax ram:TradeComparisonReferencePrice }
  ram:IncludedNote { ram:Content }
  ram:IncludedReferencedProduct { ram:Description ram:GlobalID ram:ID ram:IndustryAssignedID ram:ManufacturerAssignedID ram:Name
    ram:RelationshipTypeCode ram:UnitQuantity }
  ram:IncludedSupplyChainTradeLineItem { ram:IncludedSubordinateTradeLineItem }
  ram:IndividualTradeProductInstance { ram:ApplicableMaterialGoodsCharacteristic ram:ApplicableProductCharacteristic ram:RegistrationID ram:SerialID
    }
  ram:OriginTradeCountry { ram:Name ram:SubordinateTradeCountrySubDivision }
  ram:PostalTradeAddress { ram:CountryName ram:CountrySubDivisionName }
  ram:SpecifiedAdvancePayment { ram:IncludedTradeTax }
  ram:SpecifiedLegalOrganization { ram:AuthorizedLegalRegistration }
  ram:SpecifiedLineTradeAgreement { ram:AdditionalReferencedDocument ram:BuyerRequisitionerTradeParty ram:RequisitionerReferencedDocument
    ram:UltimateCustomerOrderReferencedDocument }
  ram:SpecifiedLineTradeDelivery { ram:AdditionalReferencedDocument ram:IncludedSupplyChainPackaging ram:SpecifiedDeliveryAdjustment }
  ram:SpecifiedLineTradeSettlement { ram:AdditionalReferencedDocument ram:ApplicableTradeTax ram:PayableSpecifiedTradeAccountingAccount
    ram:PaymentReference ram:PurchaseSpecifiedTradeAccountingAccount ram:ReceivableSpecifiedTradeAccountingAccount
    ram:SalesSpecifiedTradeAccountingAccount ram:SpecifiedFinancialAdjustment ram:SpecifiedLogisticsServiceCharge ram:SpecifiedTradeAllowanceCharge
    ram:SpecifiedTradePaymentTerms ram:SubtotalCalculatedTradeTax }
  ram:SpecifiedLogisticsServiceCharge { ram:AppliedAmount ram:AppliedTradeTax ram:Description ram:DisbursementAmount }
  ram:SpecifiedTradePaymentTerms { ram:Description ram:DirectDebitMandateID ram:PartialPaymentAmount ram:PayeeTradeParty ram:PaymentMeansID }
  ram:SpecifiedTradeProduct { ram:AdditionalReferenceReferencedDocument ram:ApplicableMaterialGoodsCharacteristic
    ram:ApplicableProductCharacteristic ram:BatchID ram:CertificationEvidenceReferenceReferencedDocument ram:ColourDescription
    ram:DesignatedProductClassification ram:Designation ram:EndItemName ram:EndItemTypeCode ram:IncludedReferencedProduct
    ram:IndividualTradeProductInstance ram:InformationNote ram:InspectionReferenceReferencedDocument ram:Name ram:PresentationSpecifiedBinaryFile
    ram:ProductGroupID ram:UseDescription }
  ram:SpecifiedTradeSettlementHeaderMonetarySummation { ram:AllowanceTotalAmount ram:ChargeTotalAmount ram:DuePayableAmount ram:GrandTotalAmount
    ram:GrossLineTotalAmount ram:InformationAmount ram:LineTotalAmount ram:NetIncludingTaxesLineTotalAmount ram:NetLineTotalAmount
    ram:ProductValueExcludingTobaccoTaxInformationAmount ram:RetailValueExcludingTaxInformationAmount ram:RoundingAmount ram:TaxBasisTotalAmount
    ram:TaxTotalAmount ram:TotalAllowanceChargeAmount ram:TotalDepositFeeInformationAmount ram:TotalDiscountAmount ram:TotalPrepaidAmount
    ram:TotalRetailValueInformationAmount }
  ram:SpecifiedTradeSettlementLineMonetarySummation { ram:AllowanceTotalAmount ram:ChargeTotalAmount ram:GrandTotalAmount ram:GrossLineTotalAmount
    ram:InformationAmount ram:LineTotalAmount ram:NetIncludingTaxesLineTotalAmount ram:NetLineTotalAmount ram:ProductWeightLossInformationAmount
    ram:TaxBasisTotalAmount ram:TaxTotalAmount ram:TotalAllowanceChargeAmount ram:TotalRetailValueInformationAmount }
  ram:SpecifiedTradeSettlementPaymentMeans { ram:ID ram:Information }
  rsm:SupplyChainTradeTransaction { ram:IncludedSupplyChainTradeLineItem }
  ram:TaxApplicableTradeCurrencyExchange { ram:AssociatedReferencedDocument }
`);
