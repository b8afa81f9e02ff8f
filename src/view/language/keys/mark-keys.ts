/** National marks: what a screen reader says of their codes, and translations of what the law words. */
export const MARK_KEYS = [
  'taxMarks',
  'taxMarkCode',
  'taxMarkCertificate',
  'authenticationCode',
  'courtesyNoticeItaly',
  'courtesyNoticeRomania',
] as const;
