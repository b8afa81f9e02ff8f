/** What a template sees, as plain data. */
export type View = Readonly<Record<string, unknown>>;

/** Something that must be in the document, by the invoice from which the view was made. */
export interface CountryRequirement {
  /** "the company number (SIREN)" */
  what: string;
  /** The law that asks for it. */
  basis: string;
  /** One of these texts must be read in the document. */
  anyOf: readonly string[];
}

/** A view to render, made to hold as much as a document of its type can. */
export interface Sample {
  /** "invoice of a German seller, de-DE" */
  name: string;
  documentType: string;
  view: View;
  /** Whether marks take the place of what the document must show. */
  isMarked: boolean;
  /** Beyond what the type of document needs. */
  requirements: readonly CountryRequirement[];
}
