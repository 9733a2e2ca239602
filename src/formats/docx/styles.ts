import { AlignmentType, type IStylesOptions, LineRuleType, UnderlineType } from 'docx'
import type { RowKind, Side } from '../../core/document/model.ts'
import type { Layout } from '../../core/layout/model.ts'
import type { LayoutOptions } from '../../core/layout/options.ts'
import type { Face, Role, Theme } from '../../core/layout/themes.ts'
import { CHINESE_FONT, LATIN_FONT, wordLanguage } from './fonts.ts'
import type { Sheet } from './sheet.ts'

const LINK = '2B5B8A'

/** Ids of the styles that the body refers to besides those of `paragraphStyle`. */
export const STYLE = {
  sourceText: 'SourceText',
  targetText: 'TargetText',
  untranslated: 'Untranslated',
  hyperlink: 'Hyperlink',
  columnHead: 'ColumnHead',
  rowNumber: 'RowNumber',
  statusMark: 'StatusMark',
  metadata: 'Metadata',
  running: 'Header',
  pageNumber: 'Footer',
  footnoteText: 'FootnoteText',
  footnoteReference: 'FootnoteReference',
  coverTitle: 'CoverTitle',
  coverLine: 'CoverLine',
  contentsHead: 'TOCHeading',
  contents: ['TOC1', 'TOC2', 'TOC3'],
  backHeading: 'BackHeading',
  backMatter: 'BackMatter',
  reviewCell: 'ReviewCell',
  rowNote: 'RowNote',
  commentText: 'CommentText',
  commentReference: 'CommentReference',
  segmentId: 'SegmentID',
  transUnitId: 'TransUnitID',
} as const

const STYLE_OF_KIND: Readonly<Record<Exclude<RowKind, 'heading'>, string>> = {
  title: 'Title',
  byline: 'Byline',
  paragraph: 'BodyText',
  'list-item': 'ListParagraph',
  quotation: 'Quote',
  caption: 'Caption',
  'table-cell': 'BodyText',
  footnote: 'FootnoteText',
}

/** Id of the paragraph style for a kind of row. */
export const paragraphStyle = (kind: RowKind, level: number): string =>
  kind === 'heading' ? `Heading${level}` : STYLE_OF_KIND[kind]

/** Sizes of headings 1 to 6, in proportion to the theme's heading. */
export const HEADING_SIZES = [1.1, 1, 0.92, 0.88, 0.88, 0.88]

/** Leading of what is not set as the text is, as a part of its own size. */
export const HEADING_LEADING = 1.35
export const TITLE_LEADING = 1.3
export const NOTE_LEADING = 1.35

/** Space above and below, as a part of the text's size. */
export const HEADING_SPACE = { before: 1.2, after: 0.4 } as const
export const TITLE_SPACE = 0.6
export const PARAGRAPH_SPACE = 0.6
/** Below an entry of the contents. */
export const ENTRY_SPACE = 0.15

/** Whether first lines of paragraphs are set in, instead of space between paragraphs. */
export const isIndented = ({ theme, arrangement, by }: Layout): boolean =>
  theme.indent && !IN_TABLE.has(arrangement) && by === 'paragraph'

const ALIGNMENT = {
  start: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  justify: AlignmentType.BOTH,
} as const

const hex = (colour: string): string => colour.slice(1).toUpperCase()

/** Bold where either script is: Word has no weight of its own for each. See `withoutIn`. */
const weightOf = ({ latin, chinese }: Face) => ({
  bold: latin.weight >= 600 || chinese.weight >= 700,
  italics: latin.italic,
})

const ROLE_OF_STYLE: Readonly<Record<string, Role>> = {
  Title: 'title',
  CoverTitle: 'title',
  Header: 'running',
  Caption: 'note',
  FootnoteText: 'note',
  BodyText: 'text',
  ListParagraph: 'text',
  Quote: 'text',
}

/** What the face of a paragraph's style has, and the script of a run in it has not. */
export interface Without {
  readonly bold: boolean
  readonly italic: boolean
}

const NOTHING: Without = { bold: false, italic: false }

/** What a run of one language does without in a paragraph: Chinese is never slanted. */
export function withoutIn(style: string, side: Side, { faces }: Theme): Without {
  const role = style.startsWith('Heading') ? 'heading' : ROLE_OF_STYLE[style]
  if (!role) return NOTHING
  const face = faces[role]
  const isBold = side === 'source' ? face.chinese.weight >= 700 : face.latin.weight >= 600
  return { bold: weightOf(face).bold && !isBold, italic: side === 'source' && face.latin.italic }
}

/**
 * The styles of the document (ECMA-376 part 1, 17.7). Paragraph styles are Word's built-in ones
 * wherever there is one, so that its navigation and contents work; the two languages are character
 * styles over them, so that either can be changed for the whole document at one place.
 */
export function stylesOf(
  layout: Layout,
  { fontSize, theme }: LayoutOptions,
  sheet: Sheet,
): IStylesOptions {
  const size = (factor: number) => Math.round(fontSize * factor * 2)
  const points = (factor: number) => Math.round(fontSize * factor * 20)
  const { faces, colours } = theme
  const [ink, quiet] = [hex(colours.ink), hex(colours.quiet)]
  const font = {
    ascii: LATIN_FONT.name,
    hAnsi: LATIN_FONT.name,
    cs: LATIN_FONT.name,
    eastAsia: CHINESE_FONT[layout.sourceLanguage].name,
  }
  const language = {
    value: wordLanguage(layout.targetLanguage),
    eastAsia: wordLanguage(layout.sourceLanguage),
  }
  /** Narrow columns are set ragged. */
  const inTable = IN_TABLE.has(layout.arrangement)
  const aligned = (align: Face['align']) => ({
    alignment: inTable && align !== 'start' ? AlignmentType.LEFT : ALIGNMENT[align],
  })
  /** Running text has its front matter and captions in the middle, columns at the side. */
  const centred = inTable ? {} : { alignment: AlignmentType.CENTER }
  /** The same for both languages, whatever their faces are: lines of facing texts stay level. */
  const leading = (factor: number, distance = theme.leading) => ({
    line: Math.max(points(factor * distance), points(1.2)),
    lineRule: LineRuleType.AT_LEAST,
  })
  const indented = isIndented(layout)
  const heading = (level: number) => {
    const factor = faces.heading.scale * HEADING_SIZES[level - 1]!
    return {
      basedOn: 'Normal',
      next: 'BodyText',
      quickFormat: true,
      run: { ...weightOf(faces.heading), size: size(factor), color: hex(colours.heading) },
      paragraph: {
        ...aligned(faces.heading.align),
        outlineLevel: level - 1,
        keepNext: true,
        keepLines: true,
        spacing: {
          ...leading(factor, HEADING_LEADING),
          // Its number and status stand level with it.
          before: layout.arrangement === 'review' ? 0 : points(HEADING_SPACE.before),
          after: points(HEADING_SPACE.after),
        },
      },
    }
  }
  const contents = (level: number) => ({
    id: STYLE.contents[level - 1]!,
    name: `toc ${level}`,
    basedOn: 'Normal',
    next: 'Normal',
    paragraph: {
      indent: { left: points((level - 1) * 1.4) },
      spacing: { after: points(ENTRY_SPACE) },
      tabStops: [{ type: 'right' as const, position: sheet.textWidth, leader: 'dot' as const }],
    },
  })
  return {
    default: {
      document: {
        run: { font, language, size: size(1), color: ink },
        paragraph: { spacing: leading(1) },
      },
      title: {
        basedOn: 'Normal',
        next: 'BodyText',
        quickFormat: true,
        run: {
          ...weightOf(faces.title),
          size: size(faces.title.scale),
          color: hex(colours.heading),
        },
        paragraph: {
          ...aligned(faces.title.align),
          keepNext: true,
          spacing: {
            ...leading(faces.title.scale, TITLE_LEADING),
            before: layout.arrangement === 'review' ? 0 : points(TITLE_SPACE),
            after: points(TITLE_SPACE),
          },
        },
      },
      heading1: heading(1),
      heading2: heading(2),
      heading3: heading(3),
      heading4: heading(4),
      heading5: heading(5),
      heading6: heading(6),
      listParagraph: {
        basedOn: 'Normal',
        quickFormat: true,
        run: weightOf(faces.text),
        paragraph: { indent: { left: points(1.2) }, spacing: { after: points(0.2) } },
      },
      caption: {
        basedOn: 'Normal',
        next: 'BodyText',
        quickFormat: true,
        run: { ...weightOf(faces.note), size: size(faces.note.scale), color: quiet },
        paragraph: { ...centred, spacing: { before: points(0.4), after: points(0.6) } },
      },
      footnoteText: {
        basedOn: 'Normal',
        run: { ...weightOf(faces.note), size: size(faces.note.scale) },
        paragraph: {
          spacing: { ...leading(faces.note.scale, NOTE_LEADING), after: points(0.3) },
        },
      },
      hyperlink: { run: { color: LINK, underline: { type: UnderlineType.SINGLE } } },
    },
    paragraphStyles: [
      {
        id: 'BodyText',
        name: 'Body Text',
        basedOn: 'Normal',
        quickFormat: true,
        run: weightOf(faces.text),
        paragraph: {
          ...aligned(faces.text.align),
          ...(indented ? { indent: { firstLine: points(2) } } : {}),
          spacing: { after: indented ? 0 : points(PARAGRAPH_SPACE) },
        },
      },
      {
        id: 'Quote',
        name: 'Quote',
        basedOn: 'Normal',
        next: 'BodyText',
        quickFormat: true,
        run: weightOf(faces.text),
        paragraph: {
          indent: { left: points(1.4), right: points(1.4) },
          spacing: { before: points(0.4), after: points(0.6) },
        },
      },
      {
        id: 'Byline',
        name: 'Byline',
        basedOn: 'Normal',
        next: 'BodyText',
        quickFormat: true,
        run: { color: quiet },
        paragraph: {
          ...aligned(faces.title.align),
          keepNext: true,
          spacing: { after: points(0.3) },
        },
      },
      {
        id: STYLE.metadata,
        name: 'Metadata',
        basedOn: 'Normal',
        run: { color: quiet, size: size(faces.note.scale) },
        paragraph: {
          ...aligned(faces.title.align),
          keepNext: true,
          contextualSpacing: true,
          spacing: { after: points(1.4) },
        },
      },
      {
        id: STYLE.columnHead,
        name: 'Column Head',
        basedOn: 'Normal',
        run: { color: quiet, size: size(0.8), characterSpacing: 10 },
        paragraph: { keepNext: true, spacing: { after: points(0.4) } },
      },
      {
        id: STYLE.reviewCell,
        name: 'Review Cell',
        basedOn: 'Normal',
        run: { size: size(0.86) },
      },
      { id: STYLE.rowNote, name: 'Row Note', basedOn: STYLE.footnoteText },
      {
        id: STYLE.commentText,
        name: 'annotation text',
        basedOn: 'Normal',
        run: { size: 20 },
      },
      {
        id: STYLE.running,
        name: 'header',
        basedOn: 'Normal',
        run: {
          ...weightOf(faces.running),
          color: quiet,
          size: size(faces.running.scale),
        },
        paragraph: { alignment: ALIGNMENT[faces.running.align] },
      },
      {
        id: STYLE.pageNumber,
        name: 'footer',
        basedOn: 'Normal',
        run: { color: quiet, size: size(faces.running.scale) },
        paragraph: { alignment: AlignmentType.CENTER },
      },
      {
        id: STYLE.coverTitle,
        name: 'Cover Title',
        basedOn: 'Normal',
        next: STYLE.coverLine,
        run: {
          ...weightOf(faces.title),
          size: size(faces.title.scale * 1.25),
          color: hex(colours.heading),
        },
        paragraph: {
          alignment: ALIGNMENT[faces.title.align],
          spacing: { ...leading(faces.title.scale * 1.25, TITLE_LEADING), after: points(1) },
        },
      },
      {
        id: STYLE.coverLine,
        name: 'Cover Line',
        basedOn: 'Normal',
        run: { color: quiet },
        paragraph: { alignment: ALIGNMENT[faces.title.align], spacing: { after: points(0.3) } },
      },
      {
        id: STYLE.contentsHead,
        name: 'TOC Heading',
        basedOn: 'Normal',
        next: 'BodyText',
        run: {
          ...weightOf(faces.heading),
          size: size(faces.heading.scale * 1.1),
          color: hex(colours.heading),
        },
        paragraph: { keepNext: true, spacing: { after: points(1) } },
      },
      contents(1),
      contents(2),
      contents(3),
      {
        id: STYLE.backHeading,
        name: 'Back Heading',
        basedOn: 'Normal',
        next: STYLE.backMatter,
        run: {
          ...weightOf(faces.heading),
          size: size(faces.heading.scale),
          color: hex(colours.heading),
        },
        paragraph: { keepNext: true, spacing: { before: points(2), after: points(0.5) } },
      },
      {
        id: STYLE.backMatter,
        name: 'Back Matter',
        basedOn: 'Normal',
        run: { size: size(faces.note.scale) },
        paragraph: {
          indent: { left: points(2), hanging: points(2) },
          keepLines: true,
          spacing: { after: points(0.2) },
        },
      },
    ],
    characterStyles: [
      { id: STYLE.sourceText, name: 'Source Text', quickFormat: true, run: { font, language } },
      { id: STYLE.targetText, name: 'Target Text', quickFormat: true, run: { font, language } },
      { id: STYLE.rowNumber, name: 'Row Number', run: { color: quiet, size: size(0.75) } },
      { id: STYLE.statusMark, name: 'Status Mark', run: { color: quiet, size: size(0.75) } },
      {
        id: STYLE.untranslated,
        name: 'Untranslated',
        basedOn: STYLE.sourceText,
        quickFormat: true,
        run: { color: quiet, underline: { type: UnderlineType.DOTTED } },
      },
      { id: STYLE.commentReference, name: 'annotation reference', run: { size: 16 } },
      { id: STYLE.segmentId, name: 'SegmentID' },
      { id: STYLE.transUnitId, name: 'TransUnitID', run: { vanish: true, size: 4 } },
    ],
  }
}

const IN_TABLE: ReadonlySet<string> = new Set(['columns', 'vertical', 'review'])
