import { isCaption, isFootnote } from './labels.ts'
import { isBody, isOpen, isTerse, type Outline } from './outline.ts'
import { endsClause, lastMark, opensSpeech } from './shape.ts'
import { isCouplet } from './verse.ts'

/** Captions and notes, which are known by themselves. */
export function applyLabels(outline: Outline): void {
  for (const [i, block] of outline.blocks.entries()) {
    if (!isOpen(outline, i)) continue
    if (isFootnote(block.folded)) outline.roles[i] = { kind: 'footnote' }
    else if (isCaption(block.folded)) outline.roles[i] = { kind: 'caption' }
  }
}

/** Headings without a number come below all that have one. */
const UNNUMBERED = 20

/**
 * What is left: a short line alone above running text is a heading; after a colon it is what the
 * colon announces; the rest are paragraphs.
 */
export function applyProse(outline: Outline): void {
  const { blocks, roles } = outline
  for (const [i, block] of blocks.entries()) {
    if (!isOpen(outline, i)) continue
    if (/^>\s*\S/.test(block.text)) roles[i] = { kind: 'quotation' }
    else if (isAnnounced(outline, i)) roles[i] = { kind: 'quotation' }
    else if (isLoneHeading(outline, i)) roles[i] = { kind: 'heading', rank: UNNUMBERED }
    else roles[i] = { kind: 'paragraph' }
  }
}

function isLoneHeading(outline: Outline, i: number): boolean {
  const { blocks, roles } = outline
  const block = blocks[i]!
  const next = blocks[i + 1]
  if (!next || outline.markers[i] || !(isTerse(outline, block) || asks(outline, i))) return false
  if (!isBody(outline, next) && !isListAt(outline, i + 1)) return false
  if (opensSpeech(next.text) && !outline.essay) return false
  const before = roles[i - 1]
  if (i === 0 || !before) return true
  if (before.kind !== 'paragraph') return true
  return isBody(outline, blocks[i - 1]!)
}

const isListAt = (outline: Outline, i: number): boolean => outline.roles[i]?.kind === 'list-item'

/** In an essay of long paragraphs a short question alone between them is a heading. */
function asks(outline: Outline, i: number): boolean {
  const { blocks, essay } = outline
  const block = blocks[i]!
  return (
    essay &&
    block.columns <= LONGEST_QUESTION &&
    /[？?]$/.test(block.text) &&
    !opensSpeech(block.text) &&
    !/[，,：:。]/.test(block.text) &&
    (blocks[i + 1]?.columns ?? 0) >= LONG
  )
}

const LONGEST_QUESTION = 40
const LONG = 100

/** `牌子上寫着：` and then, on the next line, what stands there. */
const isAnnounced = (outline: Outline, i: number): boolean =>
  (isTerse(outline, outline.blocks[i]!) || isCouplet(outline.blocks[i]!.text)) &&
  !outline.blocks[i]!.folded.includes(':') &&
  outline.roles[i - 1]?.kind === 'paragraph' &&
  endsClause(outline.blocks[i - 1]!.text) &&
  '：:'.includes(lastMark(outline.blocks[i - 1]!.text))

/** `——某某` under what was quoted. */
export function applyAttributions(outline: Outline): void {
  const { blocks, roles } = outline
  for (const [i, block] of blocks.entries()) {
    if (!isOpen(outline, i) || !isOpen(outline, i - 1)) continue
    if (!/^(?:——|──|--)\s*\S/.test(block.text) || block.columns > LONGEST_ATTRIBUTION) continue
    if (!/^[“"「『].*[”"」』]$/.test(blocks[i - 1]!.text)) continue
    roles[i - 1] = { kind: 'quotation' }
    roles[i] = { kind: 'quotation', joined: true }
  }
}

const LONGEST_ATTRIBUTION = 60
