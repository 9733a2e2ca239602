import type { Note, Segment } from '../../core/document/model.ts'
import { threadsOf } from '../../core/document/notes.ts'
import type { Block } from '../../core/layout/model.ts'
import { xmlContent, xmlValue } from '../xml/escape.ts'
import { dateXml } from './revisions.ts'
import { STYLE } from './styles.ts'

/** A remark and the answers to it. */
type Thread = readonly Note[]

/** Where a remark is on a text: the indices of the first and the last inline that it is on. */
interface Range {
  readonly id: string
  readonly first: number
  readonly last: number
}

const PARTS = [
  {
    name: 'word/comments.xml',
    content: 'comments',
    type: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments',
  },
  {
    name: 'word/commentsExtended.xml',
    content: 'commentsExtended',
    type: 'http://schemas.microsoft.com/office/2011/relationships/commentsExtended',
  },
] as const

const REFERENCE = `<w:rPr><w:rStyle w:val="${STYLE.commentReference}"/></w:rPr>`

/**
 * The comments of a document (ECMA-376 part 1, 17.13.4), numbered as they come. A remark stands in
 * one place; answers share it, as Word has them, and are told for what they are, with what is
 * settled, in a part of their own ([MS-DOCX] 2.5.4, `commentsExtended`).
 */
export class Comments {
  /**
   * The remarks that are to be placed, by the id of the first of each thread. Documents that are
   * written as one may have the same ids: the blocks of the first are written first.
   */
  readonly #threads = new Map<string, Thread[]>()
  /** Ids of the threads by those of all their notes. */
  readonly #threadOf = new Map<string, string>()
  /** Numbers of the first remarks of the threads that are written. */
  readonly #firsts = new Map<string, number>()
  #xml = ''
  #extended = ''
  #count = 0

  /** @param blocks whose remarks there will be; none where a document is written without */
  constructor(blocks: readonly Block[]) {
    for (const { comments } of blocks) {
      if (comments.length > 0) this.#add(comments)
    }
  }

  #add(notes: readonly Note[]): void {
    for (const { first, answers } of threadsOf(notes)) {
      const thread = [first, ...answers]
      this.#threads.set(first.id, [...(this.#threads.get(first.id) ?? []), thread])
      for (const { id } of thread) this.#threadOf.set(id, first.id)
    }
  }

  /** Whether there are any. */
  get any(): boolean {
    return this.#threadOf.size > 0
  }

  /** Where remarks that are not placed yet are on a text. */
  rangesIn(segment: Segment): readonly Range[] {
    if (this.#threads.size === 0) return NO_RANGES
    const ranges = new Map<string, Range>()
    segment.forEach(({ comments = [] }, i) => {
      for (const comment of comments) {
        const id = this.#threadOf.get(comment)
        if (id !== undefined && this.#threads.has(id)) {
          ranges.set(id, { id, first: ranges.get(id)?.first ?? i, last: i })
        }
      }
    })
    return [...ranges.values()]
  }

  /** The remarks on a block that are on none of these texts. */
  onAll({ comments }: Block, texts: readonly Segment[]): readonly string[] {
    if (comments.length === 0 || this.#threads.size === 0) return NO_IDS
    const placed = new Set(texts.flatMap((text) => this.rangesIn(text).map(({ id }) => id)))
    return comments.flatMap(({ id }) => (this.#threads.has(id) && !placed.has(id) ? id : []))
  }

  /** Writes a remark and its answers down. @returns what stands before and behind its text */
  place(id: string): { readonly start: string; readonly end: string } {
    const [thread = [], ...others] = this.#threads.get(id) ?? []
    if (others.length > 0) this.#threads.set(id, others)
    else this.#threads.delete(id)
    const numbers = thread.map((note) => this.#write(note, thread[0]!))
    const all = (xml: (number: number) => string) => numbers.map(xml).join('')
    return {
      start: all((number) => `<w:commentRangeStart w:id="${number}"/>`),
      end: all(
        (number) =>
          `<w:commentRangeEnd w:id="${number}"/><w:r>${REFERENCE}<w:commentReference w:id="${number}"/></w:r>`,
      ),
    }
  }

  /** Content with remarks on all of it. */
  around(ids: readonly string[], content: string): string {
    return ids.reduce((within, id) => {
      const { start, end } = this.place(id)
      return start + within + end
    }, content)
  }

  #write(note: Note, first: Note): number {
    const number = this.#count++
    const { author, date, text } = note
    const lines = text.split(/\r\n|[\n\r\u2028\u2029]/)
    const paragraphs = lines.map((line, i) => {
      const mark = i === 0 ? `<w:r>${REFERENCE}<w:annotationRef/></w:r>` : ''
      // What a program knows a comment by is the id of its last paragraph.
      const id = i === lines.length - 1 ? ` w14:paraId="${paragraphId(number)}"` : ''
      const run = line && `<w:r><w:t xml:space="preserve">${xmlContent(line)}</w:t></w:r>`
      return `<w:p${id}><w:pPr><w:pStyle w:val="${STYLE.commentText}"/></w:pPr>${mark}${run}</w:p>`
    })
    this.#xml += `<w:comment w:id="${number}" w:author="${xmlValue(author)}"${dateXml(date)} w:initials="${xmlValue(initialsOf(author))}">${paragraphs.join('')}</w:comment>`
    const place =
      note === first ? '' : ` w15:paraIdParent="${paragraphId(this.#firsts.get(first.id)!)}"`
    if (note === first) this.#firsts.set(first.id, number)
    this.#extended += `<w15:commentEx w15:paraId="${paragraphId(number)}"${place} w15:done="${first.resolved ? 1 : 0}"/>`
    return number
  }

  /** What the package has to say of the two parts: content types and relationships. */
  readonly contentTypes = PARTS.map(
    ({ name, content }) =>
      `<Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${content}+xml" PartName="/${name}"/>`,
  ).join('')
  readonly relationships = PARTS.map(
    ({ name, type }, i) =>
      `<Relationship Id="rIdComments${i + 1}" Type="${type}" Target="${name.slice('word/'.length)}"/>`,
  ).join('')

  /** The two parts by their names. */
  toParts(): Readonly<Record<string, string>> {
    const [comments, extended] = PARTS
    return { [comments.name]: this.#toXml(), [extended.name]: this.#toExtendedXml() }
  }

  #toXml(): string {
    return `${HEAD}<w:comments ${NAMESPACES}>${this.#xml}</w:comments>`
  }

  #toExtendedXml(): string {
    return `${HEAD}<w15:commentsEx ${NAMESPACES}>${this.#extended}</w15:commentsEx>`
  }
}

const NO_RANGES: readonly Range[] = []
const NO_IDS: readonly string[] = []

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"' +
  ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"' +
  ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"' +
  ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"'

/** Eight hexadecimal digits, less than 0x80000000 and not 0 ([MS-DOCX] 2.6.2.3). */
const paragraphId = (comment: number): string =>
  (0x10000000 + comment).toString(16).toUpperCase().padStart(8, '0')

/** What stands before a comment in the margin: the first letters of a name, or a Chinese name's first. */
const initialsOf = (author: string): string =>
  author
    .trim()
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .join('')
    .slice(0, 4)
