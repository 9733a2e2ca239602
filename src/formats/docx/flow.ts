import { fromText, textOf } from '../../core/document/inline.ts'
import type { Change, Segment, Side } from '../../core/document/model.ts'
import type { Block, Layout, MetadataLine, Passage } from '../../core/layout/model.ts'
import type { Besides } from './columns.ts'
import type { Context } from './context.ts'
import { marksXml } from './marks.ts'
import { Ruler } from './openings.ts'
import { edgeXml, paragraphXml } from './paragraph.ts'
import { TWIPS_A_POINT } from './sheet.ts'
import { isIndented, PARAGRAPH_SPACE, STYLE } from './styles.ts'

/** Room for a row's number left of the text, in twips. */
const NUMBER_INDENT = 560

/** The source of a pair stays with its translation, and both close together. */
const SOURCE_OF_PAIR = '<w:keepNext/><w:spacing w:after="40"/>'
const CLOSE = '<w:spacing w:before="0"/>'
const targetOfPair = ({ options, layout }: Context): string => {
  // Set in and without space between paragraphs, pairs could not be told apart.
  const after = isIndented(layout)
    ? ` w:after="${Math.round(options.fontSize * TWIPS_A_POINT * PARAGRAPH_SPACE)}"`
    : ''
  return after ? `<w:spacing w:before="0"${after}/>` : CLOSE
}

/**
 * The layout as running text: interlinear, one side alone, or the translation with its source in
 * footnotes.
 * @yields consecutive pieces of XML, one for every block and some around them
 */
export function* flowXml(context: Context, besides: Besides): Generator<string> {
  const { layout, sheet } = context
  const ruler = new Ruler(context, sheet.textWidth)
  if (besides.title && !layout.titleInText) yield titleXml(context)
  for (let i = 0; i <= layout.blocks.length; i++) {
    if (i === layout.opening && besides.metadata) {
      yield layout.metadata.map((line) => metadataXml(context, line)).join('')
    }
    const block = layout.blocks[i]
    if (!block || context.notes.areAll(block)) continue
    if (context.chapters.has(block)) yield edgeXml('', true)
    yield blockXml(context, block, ruler)
  }
  // A last paragraph that goes needs another to go into.
  const last = layout.blocks.at(-1)?.passages.at(-1)
  if (last && context.changeOf([last.segment])) yield edgeXml()
}

function blockXml(context: Context, block: Block, ruler: Ruler): string {
  const { layout } = context
  const marks = marksXml(layout, block)
  const indent = indentOf(layout, block)
  switch (layout.arrangement) {
    case 'interlinear':
      return interlinearXml(context, block, marks, indent, ruler)
    case 'footnotes':
      return footnotedXml(context, block, marks, indent)
    case 'source':
      return context.block(block, 'source', context.textRuns(block, block.source, 'source'), {
        before: marks,
        behind: context.notesBehind(block, 'source'),
        properties: indent,
        change: context.changeOf([block.source]),
      })
    default: {
      const side = block.passages.some((passage) => passage.side === 'target') ? 'target' : 'source'
      const runs = block.passages.map((passage) => standInXml(context, block, passage)).join('')
      return context.block(block, side, runs, {
        before: marks,
        behind: context.notesBehind(block, side),
        properties: indent,
        change: context.changeOf(block.passages.map(({ segment }) => segment)),
      })
    }
  }
}

/** Numbers hang in the margin; a paragraph that goes on is not set in a second time. */
function indentOf({ numbered, statusMarks, theme }: Layout, { begins }: Block): string {
  if (numbered || statusMarks) return `<w:ind w:hanging="${NUMBER_INDENT}"/>`
  return theme.indent && !begins ? '<w:ind w:firstLine="0"/>' : ''
}

/** Lines of a source that its translation would leave too much room for, had they to stay together. */
const LONG = 6

function interlinearXml(
  context: Context,
  block: Block,
  marks: string,
  indent: string,
  ruler: Ruler,
): string {
  const paired = block.passages.length === 2
  const isLong = ruler.extentOf(block, textOf(block.source)).lines > LONG
  const sourceOfPair = isLong ? '<w:spacing w:after="40"/>' : SOURCE_OF_PAIR
  return block.passages
    .map(({ side, segment }, i) => {
      const runs = context.textRuns(block, segment, side)
      const change = context.changeOf([segment])
      return i === 0
        ? context.block(block, side, runs, {
            before: marks,
            properties: (paired ? sourceOfPair : '') + indent,
            change,
          })
        : context.block(block, side, runs, {
            properties: block.kind === 'paragraph' ? targetOfPair(context) : CLOSE,
            change,
          })
    })
    .join('')
}

/** A translation with its source at the foot of the page; a source without one stands in the text. */
function footnotedXml(context: Context, block: Block, marks: string, indent: string): string {
  const target = block.passages.find(({ side }) => side === 'target')
  const source = block.passages.find(({ side }) => side === 'source')
  if (!target) {
    const runs = source ? standInXml(context, block, source) : ''
    const change = context.changeOf(source ? [source.segment] : [])
    return context.block(block, 'source', runs, { before: marks, properties: indent, change })
  }
  // Where the source stays without its translation, its note has to stay somewhere.
  const change = context.changeOf(block.passages.map(({ segment }) => segment))
  return context.block(block, 'target', context.textRuns(block, target.segment, 'target'), {
    before: marks,
    behind: source ? sourceNoteXml(context, source.segment, change) : '',
    properties: indent,
    change,
  })
}

/** The mark of a note that is the source; one that comes or goes does so with its mark. */
function sourceNoteXml(context: Context, segment: Segment, whole: Change | null): string {
  const mark = context.footnotes.add(context.noteRuns(segment, 'source'))
  const own = whole ? null : context.changeOf([segment])
  return own ? context.revisions.aroundMarks(own, mark) : mark
}

/** Source text that stands in where a translation is missing shows that it does. */
const standInXml = (context: Context, block: Block, { side, segment }: Passage): string =>
  context.textRuns(block, segment, side, side === 'source' ? STYLE.untranslated : STYLE.targetText)

/** The sides that a layout prints its title in. */
export function titleSides({ arrangement, title }: Layout): readonly Side[] {
  if (arrangement === 'target' || arrangement === 'footnotes') {
    return [title.target ? 'target' : 'source']
  }
  if (arrangement === 'source') return [title.source ? 'source' : 'target']
  return (['source', 'target'] as const).filter((side) => title[side])
}

const titleXml = (context: Context): string =>
  titleSides(context.layout)
    .map((side) => context.line('Title', context.layout.title[side], side))
    .join('')

/** A line of metadata with its labels in the languages that are printed. */
export function metadataXml(
  context: Context,
  { label, value }: MetadataLine,
  style: string = STYLE.metadata,
): string {
  const { arrangement } = context.layout
  const run = (text: string, side: Side) => context.runs(fromText(text), side)
  const source = arrangement === 'target' ? '' : run(`${label.source} `, 'source')
  const target = arrangement === 'source' ? '' : run(`${label.target}  `, 'target')
  const isChinese = /\p{Script=Han}/u.test(value)
  return paragraphXml(style, source + target + run(value, isChinese ? 'source' : 'target'))
}
