/**
 * A paragraph without text, of a twentieth of a point: it never opens a page.
 * @param section `w:sectPr` of the section that ends with it
 * @param breaks whether a page begins with it
 */
export const edgeXml = (section = '', breaks = false): string =>
  `<w:p><w:pPr>${breaks ? '<w:pageBreakBefore/>' : ''}<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr>${section}</w:pPr></w:p>`

/**
 * A paragraph (ECMA-376 part 1, 17.3.1).
 * @param runs its content as XML
 * @param properties further elements of CT_PPr, in the order of the schema
 */
export const paragraphXml = (style: string, runs: string, properties = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${runs}</w:p>`
