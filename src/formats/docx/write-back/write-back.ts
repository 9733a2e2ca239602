import { isBlank, sameSegment } from '../../../core/document/inline.ts'
import type { CodeInline, Segment } from '../../../core/document/model.ts'
import { UnreadableFileError, type WriteBack, type WriteBackOptions } from '../../types.ts'
import { type UnitText, unitTexts } from '../../units.ts'
import { encodeXml } from '../../xml/decode.ts'
import { childOf } from '../../xml/tree.ts'
import { rewriteZip } from '../../zip/rewrite.ts'
import type { CodeSource, Content } from '../read/content.ts'
import { type DocxPart, walkDocument } from '../read/document.ts'
import { DocxPackage } from '../read/package.ts'
import type { DocxParagraph } from '../read/story.ts'
import { compose } from './compose.ts'
import { Markup } from './markup.ts'
import { paragraphProperties } from './paragraph-properties.ts'
import { type Rewrite, render } from './render.ts'
import { Report, saysNothing, withoutNumber } from './report.ts'
import { readingOf } from './revisions.ts'
import { TargetRuns } from './run-properties.ts'
import { ThemeFaces } from './theme-faces.ts'

/**
 * Puts translations into the Word document they were made from. Paragraphs whose text does not
 * change stay as they are, and parts without any such paragraph byte for byte.
 */
export const writeBackDocx: WriteBack = (bytes, documents, options) => {
  const [document] = documents
  const name = document?.provenance.name ?? ''
  const docx = new DocxPackage(bytes, name)
  const texts = unitTexts(documents)
  const [themePart] = docx.related(docx.main, 'theme')
  const theme = new ThemeFaces(themePart ? docx.tree(themePart) : null)
  const changes = new Map<string, Uint8Array>()
  const report = new Report(texts)
  let writer: PartWriter | null = null
  const walked = walkDocument(
    docx,
    { revisions: readingOf(docx, texts) },
    {
      part(part) {
        const markup = new Markup(part.file.text)
        const language = document?.targetLanguage ?? 'en'
        const runs = new TargetRuns(part.file.text, part.styles, theme, markup, language)
        writer = new PartWriter(part, texts, options, runs, report)
      },
      paragraph(paragraph) {
        writer!.paragraph(paragraph)
      },
      endPart(part) {
        const xml = writer!.end()
        if (xml !== null) changes.set(part.path, encodeXml(xml, part.file))
      },
    },
  )
  if (texts.size > 0 && report.seen.size === 0) throw otherFile(name)
  if (report.translated > 0) {
    report.stays('comment', walked.comments.size)
    report.revisions = walked.revisions
  }
  const unread = walked.warnings().filter(({ code }) => UNREAD.has(code))
  return {
    bytes: changes.size > 0 ? rewriteZip(docx.archive, changes) : bytes,
    translated: report.translated,
    untranslated: report.untranslated,
    warnings: [...report.warnings(), ...unread],
  }
}

/** Findings of a reader that say what is left in the language of the source. */
const UNREAD = new Set([
  'hidden-text',
  'embedded-file',
  'unread-chart',
  'unread-diagram',
  'unread-drawing',
  'unread-picture-text',
  'misplaced-text',
  'damaged-part',
])

const otherFile = (name: string): UnreadableFileError =>
  new UnreadableFileError(
    'other-file',
    name,
    '',
    `“${name}” is not the file that the translation was made from: none of its paragraphs is in it. Choose the original file.`,
  )

/** Writes the translated paragraphs of a part. */
class PartWriter {
  readonly #rewrites: Rewrite[] = []
  readonly #bindings = new Set<number>()
  /** Units into which the text of others was joined, and those joined into them. */
  readonly #heads: ReadonlySet<string>
  readonly #waiting: DocxParagraph[] = []

  constructor(
    readonly part: DocxPart,
    readonly texts: ReadonlyMap<string, UnitText>,
    readonly options: WriteBackOptions,
    readonly runs: TargetRuns,
    readonly report: Report,
  ) {
    this.#heads = new Set([...texts.values()].flatMap(({ mergedInto }) => mergedInto ?? []))
  }

  paragraph(paragraph: DocxParagraph): void {
    const [unit = ''] = paragraph.units
    const text = this.texts.get(unit)
    if (!text) return
    for (const each of paragraph.units) this.report.seen.add(each)
    // Joined paragraphs are written when all of them are known.
    if (text.mergedInto !== null || this.#heads.has(unit)) this.#waiting.push(paragraph)
    else this.#write(paragraph, text.target, NOTHING, standalone(paragraph))
  }

  /** The text of the part, or null where nothing changed in it. */
  end(): string | null {
    this.#writeJoined()
    return this.#rewrites.length > 0 ? render(this.part.file.text, this.#rewrites) : null
  }

  #writeJoined(): void {
    const codes = new Map<string, Map<string, CodeSource>>()
    for (const { units, content } of this.#waiting) {
      const head = this.texts.get(units[0]!)?.mergedInto
      if (!head) continue
      const joined = codes.get(head) ?? new Map<string, CodeSource>()
      for (const [id, source] of content.codes) joined.set(id, source)
      codes.set(head, joined)
    }
    for (const paragraph of this.#waiting) {
      const [unit = ''] = paragraph.units
      const { target, mergedInto } = this.texts.get(unit)!
      if (mergedInto === null) {
        this.#write(paragraph, target, codes.get(unit) ?? NOTHING, standalone(paragraph))
        continue
      }
      const head = this.texts.get(mergedInto)?.target ?? []
      // Without a translation the paragraphs stand as they were.
      if (saysNothing(head) && this.options.untranslated === 'source') {
        this.report.count(paragraph, head)
        continue
      }
      const moved = new Set(head.flatMap((inline) => (inline.type === 'code' ? [inline.id] : [])))
      const left = standalone(paragraph).filter(({ id }) => !moved.has(id))
      this.report.count(paragraph, head)
      this.#rewrite(paragraph, left, NOTHING, left)
    }
  }

  #write(
    paragraph: DocxParagraph,
    target: Segment,
    foreign: ReadonlyMap<string, CodeSource>,
    required: readonly CodeInline[],
  ): void {
    this.report.count(paragraph, target)
    const [unit = ''] = paragraph.units
    const isEmpty = paragraph.content.hasText ? saysNothing(target) : isBlank(target)
    if (isEmpty && (this.options.untranslated === 'source' || !paragraph.content.hasText)) return
    if (isEmpty) {
      this.#rewrite(paragraph, required, foreign, required)
      return
    }
    if (sameSegment(withoutNumber(target), paragraph.content.segment)) return
    const { appended, dropped } = this.#rewrite(paragraph, target, foreign, required)
    if (appended.length > 0) {
      const message = `The translation has no place for ${labels(appended)}, which ${appended.length === 1 ? 'was' : 'were'} put at the end of the paragraph.`
      this.report.warn('code-appended', unit, message)
    }
    if (dropped.length > 0) {
      const message = `The translation holds ${labels(dropped)}, which the paragraph does not have or has once only; it was left out.`
      this.report.warn('code-dropped', unit, message)
    }
  }

  #rewrite(
    paragraph: DocxParagraph,
    target: Segment,
    foreign: ReadonlyMap<string, CodeSource>,
    required: readonly CodeInline[],
  ) {
    const { element, content, style, shape, followers, twin, bindings } = paragraph
    this.report.rewritten(paragraph)
    const { runs } = this
    const composed = compose(target, content, style, required, foreign, runs)
    this.#rewrites.push({
      start: element.contentStart,
      end: element.contentEnd,
      pieces: [...paragraphProperties(element, shape, runs.markup), ...composed.pieces],
    })
    for (const follower of followers) {
      const pPr = childOf(follower, 'w:pPr')
      const pieces = pPr ? [{ start: pPr.start, end: pPr.end }] : []
      this.#rewrites.push({ start: follower.contentStart, end: follower.contentEnd, pieces })
    }
    for (const { start, end } of bindings) {
      if (!this.#bindings.has(start)) this.#rewrites.push({ start, end, pieces: [] })
      this.#bindings.add(start)
    }
    if (twin) {
      const same = renamed(target, content, twin.content)
      const pieces = compose(same, twin.content, style, codesOf(twin.content), NOTHING, runs).pieces
      this.#rewrites.push({
        start: twin.element.contentStart,
        end: twin.element.contentEnd,
        pieces: [...paragraphProperties(twin.element, shape, runs.markup), ...pieces],
      })
    }
    return composed
  }
}

const NOTHING: ReadonlyMap<string, CodeSource> = new Map()

const standalone = ({ content }: DocxParagraph): CodeInline[] => codesOf(content)

const codesOf = ({ segment }: Content): CodeInline[] =>
  segment.filter(
    (inline): inline is CodeInline => inline.type === 'code' && inline.role === 'standalone',
  )

/** A text with the codes of a paragraph named as the same ones of its twin are. */
function renamed(target: Segment, own: Content, twin: Content): Segment {
  const names = [...twin.codes.keys()]
  if (names.length !== own.codes.size) return target
  const twins = new Map([...own.codes.keys()].map((id, i) => [id, names[i]!]))
  return target.map((inline) =>
    inline.type === 'code' ? { ...inline, id: twins.get(inline.id) ?? inline.id } : inline,
  )
}

const labels = (codes: readonly CodeInline[]): string =>
  codes.map(({ kind, label }) => (label ? `${kind} “${label}”` : `a ${kind}`)).join(', ')
