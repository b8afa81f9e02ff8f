/** The path of an invoice's PDF. @param {string} id */
export const pdfPath = (id) => `/api/v1/invoice-pdf/${id}/pdf`;
