/**
 * A paragraph (ECMA-376 part 1, 17.3.1).
 * @param runs its content as XML
 * @param properties further elements of CT_PPr, in the order of the schema
 */
export const paragraphXml = (style: string, runs: string, properties = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${runs}</w:p>`
