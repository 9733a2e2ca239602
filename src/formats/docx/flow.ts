import { fromText } from '../../core/document/inline.ts'
import type { Side } from '../../core/document/model.ts'
import type { Block, Layout, MetadataLine, Passage } from '../../core/layout/model.ts'
import { paragraphXml } from './paragraph.ts'
import { type Hyperlinks, runsXml } from './runs.ts'
import { paragraphStyle, STYLE } from './styles.ts'

const TEXT_STYLE = { source: STYLE.sourceText, target: STYLE.targetText } as const

/** Room for a row's number left of the text, in twips. */
const NUMBER_INDENT = 560

/** The source of a pair stays with its translation, and both close together. */
const SOURCE_OF_PAIR = '<w:keepNext/><w:spacing w:after="40"/>'
const TARGET_OF_PAIR = '<w:spacing w:before="0"/>'

/**
 * The layout as running text: interlinear, or target only.
 * @yields consecutive pieces of XML, one for every block and some around them
 */
export function* flowXml(layout: Layout, hyperlinks: Hyperlinks): Generator<string> {
  if (!layout.titleInText) yield titleXml(layout, hyperlinks)
  for (let i = 0; i <= layout.blocks.length; i++) {
    if (i === layout.opening) {
      yield layout.metadata.map((line) => metadataXml(layout, line, hyperlinks)).join('')
    }
    const block = layout.blocks[i]
    if (block) yield blockXml(layout, block, hyperlinks)
  }
}

function blockXml(layout: Layout, block: Block, hyperlinks: Hyperlinks): string {
  const style = paragraphStyle(block.kind, block.level)
  const indent = layout.numbered ? `<w:ind w:hanging="${NUMBER_INDENT}"/>` : ''
  const number = layout.numbered ? numberXml(block.number) : ''
  if (layout.arrangement === 'target') {
    const runs = block.passages.map((passage) => standInXml(passage, hyperlinks)).join('')
    return paragraphXml(style, number + runs, indent)
  }
  const paired = block.passages.length === 2
  return block.passages
    .map(({ side, segment }, i) => {
      const runs = runsXml(segment, side, TEXT_STYLE[side], hyperlinks)
      return i === 0
        ? paragraphXml(style, number + runs, (paired ? SOURCE_OF_PAIR : '') + indent)
        : paragraphXml(style, runs, TARGET_OF_PAIR)
    })
    .join('')
}

/** Source text in target only stands where a translation is missing, and shows that it does. */
const standInXml = ({ side, segment }: Passage, hyperlinks: Hyperlinks): string =>
  runsXml(segment, side, side === 'source' ? STYLE.untranslated : STYLE.targetText, hyperlinks)

const numberXml = (number: string): string =>
  `<w:r><w:rPr><w:rStyle w:val="${STYLE.rowNumber}"/></w:rPr><w:t>${number}</w:t><w:tab/></w:r>`

function titleXml({ arrangement, title }: Layout, hyperlinks: Hyperlinks): string {
  const sides: readonly Side[] =
    arrangement === 'target' ? [title.target ? 'target' : 'source'] : ['source', 'target']
  return sides
    .filter((side) => title[side])
    .map((side) =>
      paragraphXml('Title', runsXml(fromText(title[side]), side, TEXT_STYLE[side], hyperlinks)),
    )
    .join('')
}

function metadataXml(
  { arrangement }: Layout,
  { label, value }: MetadataLine,
  hyperlinks: Hyperlinks,
): string {
  const run = (text: string, side: Side) =>
    runsXml(fromText(text), side, TEXT_STYLE[side], hyperlinks)
  const labels =
    arrangement === 'target'
      ? run(`${label.target}  `, 'target')
      : run(`${label.source} `, 'source') + run(`${label.target}  `, 'target')
  return paragraphXml(STYLE.metadata, labels + run(value, 'target'))
}
