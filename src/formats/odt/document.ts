import { isBlank } from '../../core/document/inline.ts'
import type { CodeInline, Segment } from '../../core/document/model.ts'
import { spacedNumber } from '../list-number.ts'
import { UnreadableFileError } from '../types.ts'
import { decodeXml } from '../xml/decode.ts'
import { childOf, childrenOf, parseXml, textIn, type XmlElement } from '../xml/tree.ts'
import { type Block, PartReader } from './blocks.ts'
import { TrackedChanges } from './changes.ts'
import { bodyOf, descendants, type OdtFile, type OdtPart } from './package.ts'
import { codeOf, type OdtCode } from './paragraph.ts'
import { Styles } from './styles.ts'
import { ODF } from './vocabulary.ts'

/** A part with the paragraphs that are read from it. */
export interface ReadPart {
  readonly part: OdtPart
  readonly blocks: readonly Block[]
  readonly codes: ReadonlyMap<string, OdtCode>
  readonly changes: TrackedChanges
  readonly styles: Styles
}

/** What a file says, before rows are made of it. */
export interface OdtText {
  readonly parts: readonly ReadPart[]
  /** Stretches of hidden text that were left out. */
  readonly hidden: number
  /** Insertions and deletions that were tracked. */
  readonly changes: number
  /** Embedded objects whose text is not read. */
  readonly objects: readonly string[]
}

/** Headers and footers of a page style (part 3, 16.9–16.12), in reading order. */
const RUNNING = [
  'style:header',
  'style:header-left',
  'style:header-first',
  'loext:header-first',
  'style:footer',
  'style:footer-left',
  'style:footer-first',
  'loext:footer-first',
] as const

/** Reads the text of a document: its body with notes behind it, then headers and footers. */
export function readOdtText(file: OdtFile, revisions: 'accept' | 'reject'): OdtText {
  let hidden = 0
  const objects = new Set<string>()
  const common = (file.styles && childOf(file.styles.root, 'office:styles')) ?? null
  const objectText = (path: string): string => {
    const text = formulaIn(file, path)
    if (!text && path) objects.add(path)
    return text
  }
  const readPart = (part: OdtPart, containers: readonly XmlElement[]): ReadPart => {
    const codes = new Map<string, OdtCode>()
    const styles = new Styles(common, childOf(part.root, 'office:automatic-styles'))
    const body = bodyOf(file)
    const changes = new TrackedChanges(body && part === file.content ? body : part.root, revisions)
    const reader = new PartReader(part, {
      text: part.text,
      styles,
      changes,
      codes,
      objectText,
      hidden: () => hidden++,
    })
    return { part, blocks: containers.flatMap((each) => reader.read(each)), codes, changes, styles }
  }
  const body = bodyOf(file)
  const running = file.styles ? runningIn(file.styles.root) : []
  const parts: ReadPart[] =
    file.styles === file.content
      ? [readPart(file.content, [...(body ? [body] : []), ...running])]
      : [
          readPart(file.content, body ? [body] : []),
          ...(file.styles ? [readPart(file.styles, running)] : []),
        ]
  return {
    parts,
    hidden,
    changes: parts.reduce((sum, { changes }) => sum + changes.count, 0),
    objects: [...objects],
  }
}

function runningIn(root: XmlElement): XmlElement[] {
  return descendants(root, 'office:master-styles', 'style:master-page').flatMap((page) =>
    RUNNING.flatMap((name) =>
      childrenOf(page, name).filter(({ attributes }) => attributes['style:display'] !== 'false'),
    ),
  )
}

/** The formula that an object of the package is, as it was typed (StarMath), or its MathML's text. */
function formulaIn({ archive }: OdtFile, path: string): string {
  if (!archive || !path) return ''
  const part = `${path.replace(/\/$/, '')}/content.xml`
  try {
    const bytes = archive.read(part)
    if (!bytes) return ''
    const place = { file: archive.name, part }
    const root = parseXml(decodeXml(bytes, place).text, place, { vocabulary: ODF })
    if (root.name !== 'math:math') return ''
    const semantics = childOf(root, 'math:semantics')
    const typed = semantics && childOf(semantics, 'math:annotation')
    return textIn(typed ?? root)
      .replace(/\s+/g, ' ')
      .trim()
  } catch (error) {
    if (error instanceof UnreadableFileError) return ''
    throw error
  }
}

/** The code that shows the number of a paragraph; it is no part of the paragraph's text. */
const numberCode = ({ paragraph, label }: Block): CodeInline =>
  codeOf(numberId(paragraph.unit), 'standalone', 'field', spacedNumber(label))

export const numberId = (unit: string): string => `${unit}.number`

/** The text of a block, its number before it. */
export function sourceOf(block: Block): Segment {
  const { source } = block.paragraph
  return block.label && source.length > 0 ? [numberCode(block), ...source] : source
}

/** Whether there is something to translate, or to look at, in a block. */
export function hasContent({ paragraph: { source } }: Block): boolean {
  return (
    !isBlank(source.filter(({ type }) => type !== 'code')) ||
    source.some((inline) => inline.type === 'code' && SHOWN.has(inline.kind))
  )
}

const SHOWN: ReadonlySet<CodeInline['kind']> = new Set(['image', 'field', 'note'])
