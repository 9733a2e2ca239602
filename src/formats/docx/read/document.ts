import type { SourceLanguage } from '../../../core/document/model.ts'
import type { ReadOptions, Warning } from '../../types.ts'
import type { XmlFile } from '../../xml/decode.ts'
import { type Comment, readComments } from './comments.ts'
import { Findings, REVISED } from './findings.ts'
import { RunFormats } from './formats.ts'
import { scriptOfSettings } from './language.ts'
import { NoteNumbers } from './note-numbers.ts'
import { Numbering } from './numbering.ts'
import type { DocxPackage } from './package.ts'
import { type DocxParagraph, type StoryContext, type StoryKind, walkStory } from './story.ts'
import { descend, Styles } from './styles.ts'

/** A part with text, and the paragraphs in it. */
export interface DocxPart {
  readonly path: string
  readonly kind: StoryKind
  readonly file: XmlFile
  readonly styles: Styles
}

/** What is known of a document once all of it was read. */
export interface WalkedDocument {
  readonly comments: ReadonlyMap<string, Comment>
  /** Tracked changes in it. */
  readonly revisions: number
  readonly script: SourceLanguage
  warnings(): Warning[]
}

export interface DocxVisitor {
  /** Before the paragraphs of a part. */
  part?(part: DocxPart): void
  paragraph(paragraph: DocxParagraph, part: DocxPart): void
  /** Behind the paragraphs of a part. */
  endPart?(part: DocxPart): void
}

/**
 * Reads a document from start to end: the body, footnotes, endnotes, headers and footers. The same
 * file gives the same paragraphs with the same names.
 * @throws UnreadableFileError where the body is damaged; other parts are left out and named
 */
export function walkDocument(
  docx: DocxPackage,
  { revisions = 'accept' }: Pick<ReadOptions, 'revisions'>,
  visitor: DocxVisitor,
): WalkedDocument {
  const { main } = docx
  const [stylesPart] = docx.related(main, 'styles')
  const [numberingPart] = docx.related(main, 'numbering')
  const [settingsPart] = docx.related(main, 'settings')
  const styles = new Styles(stylesPart ? docx.tree(stylesPart) : null)
  const numbering = new Numbering(numberingPart ? docx.tree(numberingPart) : null)
  const settings = settingsPart ? docx.tree(settingsPart) : null
  const notes = new NoteNumbers({
    footnote: descend(settings, 'w:footnotePr', 'w:numFmt')?.attributes['w:val'] ?? 'decimal',
    endnote: descend(settings, 'w:endnotePr', 'w:numFmt')?.attributes['w:val'] ?? 'lowerRoman',
  })
  const comments = readComments(docx)
  const findings = new Findings()
  const numbers = new Map([...comments].map(([id, { number }]) => [id, number]))

  const walk = (path: string, kind: StoryKind): void => {
    const file = docx.xml(path)
    if (!file) return
    const part: DocxPart = { path, kind, file, styles }
    const context: StoryContext = {
      part: path,
      xml: file.text,
      relationships: docx.relationships(path),
      formats: new RunFormats(styles, file.text),
      findings,
      revisions,
      notes,
      comments: numbers,
      keepsSpace: /^(?:<\?[^>]*>|<!--[\s\S]*?-->|\s)*<[^>]*xml:space=["']preserve["']/.test(
        file.text.slice(0, ROOT_TAG),
      ),
      numbering,
    }
    visitor.part?.(part)
    walkStory(kind, docx.place(path), context, (paragraph) => visitor.paragraph(paragraph, part))
    visitor.endPart?.(part)
  }

  walk(main, 'body')
  for (const { type, kind } of FURTHER) {
    for (const path of new Set(docx.related(main, type))) {
      // Running heads and numbers of pages are put there again when it is exported.
      if (kind === 'running' && styles.isOwn) continue
      docx.attempt(path, () => walk(path, kind))
    }
  }
  notes.report(findings)
  for (const id of styles.circular) findings.add('circular-style', 'word/styles.xml', id)
  return {
    comments,
    revisions: findings.countOf(REVISED[revisions]),
    script: scriptOfSettings(styles, settings),
    warnings: () => [...docx.archive.warnings, ...docx.warnings, ...findings.warnings()],
  }
}

/** Parts besides the body (ECMA-376 part 1, 11.3), in the order they are read. */
const FURTHER: readonly { readonly type: string; readonly kind: StoryKind }[] = [
  { type: 'footnotes', kind: 'footnote' },
  { type: 'endnotes', kind: 'endnote' },
  { type: 'header', kind: 'running' },
  { type: 'footer', kind: 'running' },
]

/** Characters in which the start tag of a part stands. */
const ROOT_TAG = 8192
