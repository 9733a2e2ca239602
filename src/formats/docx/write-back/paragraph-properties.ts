import { childOf, childrenOf, type XmlElement } from '../../xml/tree.ts'
import type { Piece } from '../read/atoms.ts'
import type { ParagraphShape } from '../read/styles.ts'
import type { Markup } from './markup.ts'

/** The order of CT_PPr (ECMA-376 part 1, 17.3.1.26). */
const ORDER = (
  'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr ' +
  'shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN ' +
  'bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc ' +
  'textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange'
).split(' ')

/** Twips of a character at the size most Chinese documents are set in, ten and a half points. */
const CHARACTER = 210

/**
 * Properties of a translated paragraph: indents that were so many Chinese characters wide become
 * lengths, and English words are no longer broken anywhere. Everything else is as it was.
 */
export function paragraphProperties(
  paragraph: XmlElement,
  shape: ParagraphShape,
  markup: Markup,
): Piece[] {
  const pPr = childOf(paragraph, 'w:pPr')
  const changes = new Map<string, string>()
  const indent = indentInLengths(shape.indents)
  if (indent) changes.set('ind', markup.empty('ind', indent))
  if (shape.breaksWords) changes.set('wordWrap', markup.empty('wordWrap'))
  if (changes.size === 0) return pPr ? [{ start: pPr.start, end: pPr.end }] : []

  const kept = (pPr ? childrenOf(pPr) : []).filter(({ name }) => !changes.has(name.slice(2)))
  const pieces: { readonly rank: number; readonly piece: Piece }[] = [
    ...kept.map(({ name, start, end }) => ({ rank: rankOf(name.slice(2)), piece: { start, end } })),
    ...[...changes].map(([name, piece]) => ({ rank: rankOf(name), piece })),
  ]
  pieces.sort((a, b) => a.rank - b.rank)
  return [markup.open('pPr'), ...pieces.map(({ piece }) => piece), markup.close('pPr')]
}

function rankOf(name: string): number {
  const rank = ORDER.indexOf(name)
  return rank < 0 ? ORDER.length : rank
}

/** @returns null where no indent is measured in characters */
function indentInLengths(indents: ParagraphShape['indents']): Record<string, string> | null {
  const lengths: Record<string, string> = {}
  let changed = false
  for (const [key, value] of Object.entries(indents)) {
    const name = key.replace(/^w:/, '')
    if (!name.endsWith('Chars')) {
      lengths[name] ??= value
      continue
    }
    // An indent of nought characters is the only way to undo that of a style (17.3.1.12).
    lengths[name] = '0'
    if (Number(value) === 0) continue
    changed = true
    const length = name.slice(0, -'Chars'.length)
    lengths[length] =
      indents[`w:${length}`] ?? String(Math.round((Number(value) / 100) * CHARACTER))
  }
  return changed ? lengths : null
}
