/** An image that browsers would not show, or only in part. The message says why, as the end of a sentence: "the checksum of IDAT is wrong". */
export class DamagedImageError extends Error {
  readonly code = 'damaged_image';
  override readonly name = 'DamagedImageError';
}
