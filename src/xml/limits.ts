/** What an XML document may have. Real invoices stay far below; the limits keep a hostile one from taking memory or time. */
export interface XmlLimits {
  mostBytes: number;
  deepest: number;
  mostElements: number;
  /** That are kept at one time: the lines are read and dropped one after the other. */
  mostKeptElements: number;
  mostAttributes: number;
  longestText: number;
}

const MEGABYTE = 1024 * 1024;

export const XML_LIMITS: XmlLimits = {
  mostBytes: 20 * MEGABYTE,
  deepest: 100,
  mostElements: 2_000_000,
  mostKeptElements: 200_000,
  mostAttributes: 50,
  // An embedded file of 10 MiB is 14 MB long in base64, with its line ends.
  longestText: 16 * MEGABYTE,
};
