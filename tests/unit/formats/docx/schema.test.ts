import fc from 'fast-check'
import { expect, test } from 'vitest'
import type {
  BilingualDocument,
  Change,
  Note,
  Segment,
} from '../../../../src/core/document/model.ts'
import { withChange } from '../../../../src/core/document/revisions.ts'
import { layoutDocument } from '../../../../src/core/layout/layout.ts'
import {
  ARRANGEMENTS,
  DEFAULT_LAYOUT,
  type LayoutOptions,
} from '../../../../src/core/layout/options.ts'
import { THEMES } from '../../../../src/core/layout/themes.ts'
import { reviewOf } from '../../../../src/formats/docx/review.ts'
import { writeDocx } from '../../../../src/formats/docx/write.ts'
import { bilingualDocument } from '../../layout/arbitrary.ts'
import { all, type Element, parse, partsOf } from './read.ts'

/** Children in the order that their parents want them in (ECMA-376 part 1, annex A.1). */
const ORDER: Readonly<Record<string, string>> = {
  'w:pPr':
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
  'w:rPr':
    'ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange',
  'w:tblPr':
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription',
  'w:tbl': 'bookmarkStart bookmarkEnd tblPr tblGrid tr',
  'w:tr': 'tblPrEx trPr tc',
  'w:trPr': 'cantSplit trHeight tblHeader ins del',
  'w:tcPr':
    'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark',
  'w:tcBorders': 'top start left bottom end right insideH insideV',
  'w:tcMar': 'top start left bottom end right',
  'w:tblCellMar': 'top start left bottom end right',
  'w:sectPr':
    'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings',
  'w:settings':
    'writeProtection view zoom mirrorMargins trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope evenAndOddHeaders characterSpacingControl footnotePr endnotePr compat rsids mathPr themeFontLang',
}

function elements(element: Element): Element[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : [child, ...elements(child)],
  )
}

const namesIn = ({ children }: Element): string[] =>
  children.flatMap((child) => (typeof child === 'string' ? [] : [child.name]))

function checkOrder(part: string, root: Element): void {
  for (const element of elements(root)) {
    const order = ORDER[element.name]?.split(' ').map((name) => `w:${name}`)
    if (order) {
      const places = namesIn(element).map((name) => order.indexOf(name))
      expect(places, `${part}: ${element.name} has ${namesIn(element)}`).toEqual(
        [...places].sort((a, b) => a - b),
      )
      expect(places, `${part}: ${element.name} has ${namesIn(element)}`).not.toContain(-1)
    }
    // Properties stand first, and a cell ends with a paragraph (17.4.65).
    const properties = namesIn(element).indexOf(`${element.name}Pr`)
    if (['w:p', 'w:r', 'w:tc', 'w:tr'].includes(element.name)) expect(properties).toBeLessThan(1)
    if (element.name === 'w:tc') expect(namesIn(element).at(-1)).toBe('w:p')
  }
}

/** Whether what one part says of others holds. */
function checkPackage(parts: Readonly<Record<string, string>>): void {
  const types = parse(parts['[Content_Types].xml']!)
  const overrides = all(types, 'Override').map(({ attributes }) => attributes.PartName!.slice(1))
  expect(new Set(overrides).size).toBe(overrides.length)
  for (const name of overrides) expect(parts).toHaveProperty([name])
  for (const [name, xml] of Object.entries(parts)) {
    if (!name.endsWith('.rels')) continue
    const folder = name.replace(/_rels\/[^/]*$/, '')
    const owner = folder + name.replace(/^.*_rels\//, '').replace(/\.rels$/, '')
    const relationships = all(parse(xml), 'Relationship').map(({ attributes }) => attributes)
    const ids = relationships.map(({ Id }) => Id!)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { Target, TargetMode } of relationships) {
      if (TargetMode === 'External') continue
      const target = Target!.startsWith('/') ? Target!.slice(1) : folder + Target
      expect(parts).toHaveProperty([target])
      expect([...overrides, '']).toContain(target)
    }
    if (!parts[owner]) continue
    const used = elements(parse(parts[owner])).flatMap(({ attributes }) => attributes['r:id'] ?? [])
    for (const id of used) expect(ids, `${owner} leads to ${id}`).toContain(id)
  }
}

/** Ids that are unique, styles that are there, notes that are marked once. */
function checkReferences(parts: Readonly<Record<string, string>>): void {
  const styles = all(parse(parts['word/styles.xml']!), 'w:style')
  const known = new Set(styles.map(({ attributes }) => attributes['w:styleId']))
  const body = parse(parts['word/document.xml']!)
  const ids = (root: Element, name: string) =>
    all(root, name).map(({ attributes }) => attributes['w:id'])
  for (const [name, xml] of Object.entries(parts)) {
    if (!/^word\/[^/]*\.xml$/.test(name) || name === 'word/styles.xml') continue
    for (const { name: kind, attributes } of elements(parse(xml))) {
      if (kind === 'w:pStyle' || kind === 'w:rStyle') {
        expect(known, `${name} has a style`).toContain(attributes['w:val'])
      }
    }
  }
  for (const name of ['w:bookmarkStart', 'w:ins', 'w:del', 'w:commentReference']) {
    expect(new Set(ids(body, name)).size).toBe(ids(body, name).length)
  }
  expect(ids(body, 'w:bookmarkEnd').sort()).toEqual(ids(body, 'w:bookmarkStart').sort())
  const notes = all(parse(parts['word/footnotes.xml']!), 'w:footnote').slice(2)
  expect(ids(body, 'w:footnoteReference')).toEqual(
    notes.map(({ attributes }) => attributes['w:id']),
  )
  const begins = all(body, 'w:fldChar').map(({ attributes }) => attributes['w:fldCharType'])
  const count = (type: string) => begins.filter((each) => each === type).length
  expect([count('separate'), count('end')]).toEqual([count('begin'), count('begin')])
}

const annotated = (segment: Segment, note: string): Segment =>
  segment.map((inline, i) => {
    const kind = i % 3 === 0 ? 'insertion' : 'deletion'
    return {
      ...inline,
      ...(i % 3 < 2 && { change: { kind, author: 'Lin', date: '2024-05-06T07:08:09Z' } as const }),
      ...(i % 2 === 0 && { comments: [note] }),
    }
  })

const GONE: Change = { kind: 'deletion', author: 'Lin', date: '' }

/** A document with changes and comments, rows that go, and notes where their marks are. */
const worked = bilingualDocument.map((document): BilingualDocument => {
  const rows = document.rows.map((row, i) => {
    const notes: Note[] = [
      { id: `n${i}`, author: 'Lin', date: '', text: 'So?' },
      { id: `a${i}`, author: '', date: '', text: 'Yes.', answers: `n${i}` },
    ]
    if (i % 4 === 2) {
      return { ...row, source: withChange(row.source, GONE), target: withChange(row.target, GONE) }
    }
    return i % 2 === 0 ? row : { ...row, notes, target: annotated(row.target, `n${i}`) }
  })
  return { ...document, rows }
})

test('files have what the schema wants, in its order, and all that they refer to', async () => {
  await fc.assert(
    fc.asyncProperty(
      worked,
      fc.constantFrom(...Object.values(THEMES)),
      fc.constantFrom('own', 'memoq', 'trados'),
      fc.boolean(),
      async (document, theme, shape, marks) => {
        for (const arrangement of ARRANGEMENTS) {
          const options: LayoutOptions = {
            ...DEFAULT_LAYOUT,
            arrangement,
            theme,
            changes: 'shown',
            rowNumbers: marks,
            statusMarks: marks,
          }
          const layout = layoutDocument(document, options)
          const parts = partsOf(await writeDocx(layout, options, {}, reviewOf(document, 1, shape)))
          for (const [name, xml] of Object.entries(parts)) {
            if (/^word\/[^/]*\.xml$/.test(name)) checkOrder(name, parse(xml))
          }
          checkPackage(parts)
          checkReferences(parts)
        }
      },
    ),
    { numRuns: 12 },
  )
}, 60_000)
