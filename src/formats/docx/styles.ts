import { AlignmentType, type IStylesOptions, LineRuleType, UnderlineType } from 'docx'
import type { RowKind } from '../../core/document/model.ts'
import type { Layout } from '../../core/layout/model.ts'
import type { LayoutOptions } from '../../core/layout/options.ts'
import { CHINESE_FONT, LATIN_FONT, wordLanguage } from './fonts.ts'

const INK = '211E1A'
const QUIET = '6B645A'
const LINK = '2B5B8A'

/** Ids of the styles that the body refers to besides those of `paragraphStyle`. */
export const STYLE = {
  sourceText: 'SourceText',
  targetText: 'TargetText',
  untranslated: 'Untranslated',
  hyperlink: 'Hyperlink',
  columnHead: 'ColumnHead',
  rowNumber: 'RowNumber',
  metadata: 'Metadata',
  running: 'Header',
  pageNumber: 'Footer',
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

/** Sizes of headings 1 to 6, in proportion to the body. */
const HEADING_SIZES = [1.3, 1.15, 1.05, 1, 1, 1]

/**
 * The styles of the document (ECMA-376 part 1, 17.7). Paragraph styles are Word's built-in ones
 * wherever there is one, so that its navigation and contents work; the two languages are character
 * styles over them, so that either can be changed for the whole document at one place.
 */
export function stylesOf(layout: Layout, { fontSize }: LayoutOptions): IStylesOptions {
  const size = (factor: number) => Math.round(fontSize * factor * 2)
  const points = (factor: number) => Math.round(fontSize * factor * 20)
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
  /** Running text has its front matter and captions in the middle, columns at the side. */
  const centred = layout.arrangement === 'columns' ? {} : { alignment: AlignmentType.CENTER }
  /** The same for both languages, whatever their faces are: lines of facing columns stay level. */
  const leading = (factor: number) => ({
    line: Math.max(points(factor * 1.35), points(1.5)),
    lineRule: LineRuleType.AT_LEAST,
  })
  const heading = (level: number) => ({
    basedOn: 'Normal',
    next: 'BodyText',
    quickFormat: true,
    run: { bold: true, size: size(HEADING_SIZES[level - 1]!), color: INK },
    paragraph: {
      outlineLevel: level - 1,
      keepNext: true,
      keepLines: true,
      spacing: {
        ...leading(HEADING_SIZES[level - 1]!),
        before: points(1.2),
        after: points(0.4),
      },
    },
  })
  return {
    default: {
      document: {
        run: { font, language, size: size(1), color: INK },
        paragraph: { spacing: leading(1) },
      },
      title: {
        basedOn: 'Normal',
        next: 'BodyText',
        quickFormat: true,
        run: { size: size(1.8) },
        paragraph: {
          ...centred,
          keepNext: true,
          spacing: { ...leading(1.8), before: points(0.6), after: points(0.6) },
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
        paragraph: { indent: { left: points(1.2) }, spacing: { after: points(0.2) } },
      },
      caption: {
        basedOn: 'Normal',
        next: 'BodyText',
        quickFormat: true,
        run: { size: size(0.86), color: QUIET },
        paragraph: { ...centred, spacing: { before: points(0.4), after: points(0.6) } },
      },
      footnoteText: {
        basedOn: 'Normal',
        run: { size: size(0.86) },
        paragraph: { spacing: { after: points(0.3) } },
      },
      hyperlink: { run: { color: LINK, underline: { type: UnderlineType.SINGLE } } },
    },
    paragraphStyles: [
      {
        id: 'BodyText',
        name: 'Body Text',
        basedOn: 'Normal',
        quickFormat: true,
        paragraph: { spacing: { after: points(0.6) } },
      },
      {
        id: 'Quote',
        name: 'Quote',
        basedOn: 'Normal',
        next: 'BodyText',
        quickFormat: true,
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
        run: { color: QUIET },
        paragraph: { ...centred, keepNext: true, spacing: { after: points(0.3) } },
      },
      {
        id: STYLE.metadata,
        name: 'Metadata',
        basedOn: 'Normal',
        run: { color: QUIET, size: size(0.86) },
        paragraph: {
          ...centred,
          keepNext: true,
          contextualSpacing: true,
          spacing: { after: points(1.4) },
        },
      },
      {
        id: STYLE.columnHead,
        name: 'Column Head',
        basedOn: 'Normal',
        run: { color: QUIET, size: size(0.8), characterSpacing: 10 },
        paragraph: { keepNext: true, spacing: { after: points(0.4) } },
      },
      {
        id: STYLE.running,
        name: 'header',
        basedOn: 'Normal',
        run: { color: QUIET, size: size(0.8) },
        paragraph: { alignment: AlignmentType.CENTER },
      },
      {
        id: STYLE.pageNumber,
        name: 'footer',
        basedOn: 'Normal',
        run: { color: QUIET, size: size(0.8) },
        paragraph: { alignment: AlignmentType.CENTER },
      },
    ],
    characterStyles: [
      { id: STYLE.sourceText, name: 'Source Text', quickFormat: true, run: { font, language } },
      { id: STYLE.targetText, name: 'Target Text', quickFormat: true, run: { font, language } },
      { id: STYLE.rowNumber, name: 'Row Number', run: { color: QUIET, size: size(0.75) } },
      {
        id: STYLE.untranslated,
        name: 'Untranslated',
        basedOn: STYLE.sourceText,
        quickFormat: true,
        run: { color: QUIET, underline: { type: UnderlineType.DOTTED } },
      },
    ],
  }
}
