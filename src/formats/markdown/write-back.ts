import { isBlank, sameSegment } from '../../core/document/inline.ts'
import type { BilingualDocument, CodeInline, Segment } from '../../core/document/model.ts'
import { decode } from '../../core/text/encoding.ts'
import { fitCodes } from '../fit-codes.ts'
import { lineCounter, otherFile, rewriteText } from '../text-file.ts'
import type { Warning, WriteBack } from '../types.ts'
import { type UnitText, unitTexts } from '../units.ts'
import type { Splice } from '../xml/splice.ts'
import { type Block, codeKey, unitOf } from './block.ts'
import { readBlocks } from './blocks.ts'
import { frontMatterSplices } from './front-matter.ts'
import { translationMarkdown } from './translation.ts'

/**
 * Puts translations into the Markdown file they were made from. Only the content of translated
 * blocks changes, and title and language in the front matter.
 */
export const writeBackMarkdown: WriteBack = (bytes, documents, { untranslated: rest }) => {
  const [document] = documents
  const { name, encoding } = document!.provenance
  const { text } = decode(bytes, encoding)
  const { frontMatter, blocks } = readBlocks(text)
  const texts = unitTexts(documents)
  const known = new Set(blocks.map(unitOf))
  for (const unit of texts.keys()) if (!known.has(unit)) throw otherFile(name)

  const writer = new BlockWriter(text, blocks)
  let translated = 0
  let untranslated = 0
  for (const block of blocks) {
    const unit = texts.get(unitOf(block))
    if (!unit) continue
    if (unit.mergedInto !== null) writer.clear(block)
    else if (isBlank(unit.target)) {
      untranslated++
      if (rest === 'empty') writer.clear(block)
    } else {
      translated++
      writer.put(block, unit)
    }
  }
  const splices = [
    ...writer.splices,
    ...matterSplices(frontMatter, document!, writer.splices.length),
  ]
  const rewritten = rewriteText(bytes, encoding, splices)
  return {
    bytes: rewritten.bytes,
    translated,
    untranslated,
    warnings: [...writer.warnings, ...rewritten.warnings],
  }
}

function matterSplices(
  matter: ReturnType<typeof readBlocks>['frontMatter'],
  { metadata, targetLanguage }: BilingualDocument,
  changes: number,
): Splice[] {
  return matter && (changes > 0 || metadata.targetTitle)
    ? frontMatterSplices(matter, metadata.targetTitle.trim(), targetLanguage)
    : []
}

class BlockWriter {
  readonly splices: Splice[] = []
  readonly warnings: Warning[] = []
  readonly #text: string
  readonly #codes: ReadonlyMap<string, string>
  readonly #lineEnd: string
  readonly #lineOf: (offset: number) => number

  constructor(text: string, blocks: readonly Block[]) {
    this.#text = text
    this.#lineOf = lineCounter(text)
    this.#codes = new Map(blocks.flatMap(({ codes }) => [...codes]))
    this.#lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
  }

  /** Without its text the underline of a heading would be a rule. */
  clear({ start, blockEnd, end, setting, kind }: Block): void {
    const underlined = kind === 'heading' && setting === 'paragraph'
    this.splices.push({ start, end: underlined ? blockEnd : end, text: '' })
  }

  put(block: Block, { source, target }: UnitText): void {
    if (sameSegment(target, block.segment)) return
    const { start, end } = block
    const required = source.filter((inline) => inline.type === 'code')
    const { segment, appended, dropped, closed } = fitCodes(
      withPictures(target, required),
      required,
      (id) => (this.#knows(id) ? { nests: true } : null),
    )
    this.#warn(block, 'missing-code', 'put at the end', appended)
    this.#warn(block, 'unknown-code', 'left out', dropped)
    this.#warn(block, 'open-code', 'closed', closed)
    const spaced = /(?<!\\) {2,}\r?\n/.test(this.#text.slice(start, end))
    const text = translationMarkdown(segment, {
      block,
      codes: this.#codes,
      lineBreak: (spaced ? '  ' : '\\') + this.#lineEnd,
    })
    this.splices.push({ start, end, text })
  }

  #knows(id: string): boolean {
    return this.#codes.has(codeKey(id, 'standalone')) || this.#codes.has(codeKey(id, 'opening'))
  }

  #warn(block: Block, code: string, done: string, codes: readonly CodeInline[]): void {
    if (codes.length === 0) return
    const where = `line ${this.#lineOf(block.start)}`
    const labels = codes.map(({ label }) => `“${label}”`).join(', ')
    const message = `The translation of ${where} does not have the codes of its source as they were: ${labels} ${codes.length === 1 ? 'was' : 'were'} ${done}.`
    this.warnings.push({ code, message, where })
  }
}

/** A picture whose words were not translated is still a picture. */
function withPictures(target: Segment, required: readonly CodeInline[]): Segment {
  const held = new Set(target.flatMap((inline) => (inline.type === 'code' ? [inline.id] : [])))
  const lost = required.filter(({ kind, role, id }) => {
    return kind === 'image' && role !== 'standalone' && !held.has(id)
  })
  return lost.length > 0 ? [...target, ...lost] : target
}
