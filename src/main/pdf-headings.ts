import type { PdfFile } from './pdf-file.ts'
import { type PdfDictionary, readDictionary, readReference, writeDictionary } from './pdf-syntax.ts'

/** Where a heading stands in a PDF. */
export interface HeadingPlace {
  /** The first page is 1. */
  readonly page: number
  /** Its upper edge, in points from the foot of the page. */
  readonly top: number
}

/** What addresses of links begin with that lead nowhere, and end in the name of a heading. */
export const HEADING_ADDRESS = 'https://heading.invalid/'

/**
 * The places of headings that are links of such addresses (ISO 32000-1, §12.5.6.5). Chromium draws
 * links where their text is, while it reckons what links lead to as if no table's head were
 * repeated, so that it is the more pages off the longer the table is.
 */
export function headingPlaces(file: PdfFile): ReadonlyMap<string, HeadingPlace> {
  const places = new Map<string, HeadingPlace>()
  file.pages.forEach((page, i) => {
    for (const name of file
      .dictionary(page)
      .get('Annots')
      ?.match(/\d+\s+\d+\s+R/g) ?? []) {
      const link = file.dictionary(readReference(name)!)
      const heading = headingOf(link)
      const top = Number(/([-\d.]+)\s*\]$/.exec(link.get('Rect') ?? '')?.[1])
      if (heading && !places.has(heading)) places.set(heading, { page: i + 1, top })
    }
  })
  return places
}

function headingOf(link: PdfDictionary): string {
  const action = link.get('A')
  const address = action?.startsWith('<<') ? readDictionary(action, 0).dictionary.get('URI') : ''
  return address?.startsWith(`(${HEADING_ADDRESS}`)
    ? address.slice(HEADING_ADDRESS.length + 1, -1)
    : ''
}

/** Space between the upper edge of the window and a heading that a link leads to, in points. */
const ABOVE = 12

/** Named destinations (§12.3.2.3) with these places instead of the ones they have. */
export function withPlaces(
  destinations: PdfDictionary,
  places: ReadonlyMap<string, HeadingPlace>,
  { pages }: PdfFile,
): string {
  const moved = new Map(destinations)
  for (const [name, { page, top }] of places) {
    const reference = pages[page - 1]
    if (!reference || !moved.has(name) || !Number.isFinite(top)) continue
    moved.set(name, `[${reference.join(' ')} R /XYZ 0 ${top + ABOVE} 0]`)
  }
  return writeDictionary(moved)
}
