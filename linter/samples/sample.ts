/** What a template sees, as plain data. */
export type View = Readonly<Record<string, unknown>>;

/** Something that the document must show, because of the invoice behind the view. */
export interface CountryRequirement {
  /** "the company number (SIREN)" */
  what: string;
  /** The law that requires it. */
  basis: string;
  /** The document must show one of these texts. */
  anyOf: readonly string[];
}

/** A view to render, made to hold as much as a document of its type can. */
export interface Sample {
  /** "invoice of a German seller, de-DE" */
  name: string;
  documentType: string;
  view: View;
  /** Whether marks replace the texts that the document must show. */
  isMarked: boolean;
  /** Whether it has no more than most documents, so that its last page should not be nearly empty. */
  isOrdinary?: boolean;
  /** Requirements beyond those of the document type. */
  requirements: readonly CountryRequirement[];
}
