import type { RowDraft } from '../../core/document/create.ts'
import { plainText } from '../../core/document/inline.ts'
import { detectLanguage, detectScript } from '../../core/text/script.ts'
import { createCutDocument } from '../cut-document.ts'
import { NOT_CHINESE } from '../languages.ts'
import { type ReadOptions, type ReadResult, UnreadableFileError, type Warning } from '../types.ts'
import { childOf, textIn, type XmlElement } from '../xml/tree.ts'
import { hasContent, type OdtText, readOdtText, sourceOf } from './document.ts'
import { type OdtFile, openOdt } from './package.ts'

/**
 * Reads an OpenDocument text (ISO/IEC 26300, OpenDocument 1.2 and 1.3), a package or a flat file.
 * @param name file name, for messages
 * @throws UnreadableFileError when it is damaged beyond reading, encrypted, too large or empty
 */
export function readOdt(bytes: Uint8Array, name: string, options: ReadOptions = {}): ReadResult {
  const file = openOdt(bytes, name)
  const read = readOdtText(file, options.revisions ?? 'accept')
  const blocks = read.parts.flatMap((part) => part.blocks.filter(hasContent))
  const rows = blocks.map(
    (block): RowDraft => ({
      kind: block.kind,
      level: block.level,
      source: sourceOf(block),
      units: [block.paragraph.unit],
      notes: block.paragraph.notes,
    }),
  )
  if (rows.length === 0) {
    throw new UnreadableFileError(
      'no-text',
      name,
      file.content.path,
      `“${name}” holds no text. Check that it is the file you meant.`,
    )
  }
  const text = blocks.map(({ paragraph }) => plainText(paragraph.source)).join('\n')
  const { document, warnings } = createCutDocument({
    rows,
    sourceLanguage: detectScript(text, statedScript(file)).language,
    provenance: { name, format: 'odt' },
    metadata: metadataOf(file),
  })
  return {
    format: 'odt',
    version: file.content.root.attributes['office:version'] ?? '',
    encoding: '',
    documents: [document],
    warnings: [
      ...file.warnings,
      ...(detectLanguage(text) === 'zh' || options.language ? [] : [NOT_CHINESE]),
      ...warningsOf(read, options),
      ...warnings,
    ],
    writesBack: true,
  }
}

const many = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`

function warningsOf({ hidden, changes, objects }: OdtText, options: ReadOptions): Warning[] {
  const warnings: Warning[] = []
  if (changes > 0) {
    const read =
      options.revisions === 'reject'
        ? 'The text was read as if all were rejected'
        : 'The text was read as if all were accepted'
    warnings.push({
      code: 'tracked-changes',
      message: `The file has ${many(changes, 'tracked change')}. ${read}; choose the other reading if that is wrong.`,
      where: 'content.xml',
    })
  }
  if (hidden > 0) {
    warnings.push({
      code: 'hidden-text',
      message: `${many(hidden, 'passage')} of hidden text ${hidden === 1 ? 'was' : 'were'} left out and ${hidden === 1 ? 'stays' : 'stay'} in the file as it is.`,
      where: '',
    })
  }
  for (const path of objects) {
    warnings.push({
      code: 'embedded-object',
      message: `The embedded object “${path}” (a chart, a sheet, a drawing) is kept as it is; text in it was not read. Translate it in the program that made it.`,
      where: path,
    })
  }
  return warnings
}

/** Title and author (part 3, 4.3). */
function metadataOf({ meta }: OdtFile): { title: string; author: string } {
  const properties = meta && childOf(meta.root, 'office:meta')
  const said = (name: string): string => {
    const element = properties && childOf(properties, name)
    return element ? textIn(element).trim() : ''
  }
  return { title: said('dc:title'), author: said('meta:initial-creator') || said('dc:creator') }
}

/** The script that the default style states for Asian text, where the text does not tell. */
function statedScript({ styles }: OdtFile): 'zh-Hant' | 'zh-Hans' {
  const common = styles && childOf(styles.root, 'office:styles')
  const country = common && asianCountry(common)
  return country && /^(?:TW|HK|MO)$/.test(country) ? 'zh-Hant' : 'zh-Hans'
}

function asianCountry(common: XmlElement): string {
  for (const style of common.children) {
    if (style.type !== 'element' || style.name !== 'style:default-style') continue
    if (style.attributes['style:family'] !== 'paragraph') continue
    const properties = childOf(style, 'style:text-properties')
    return properties?.attributes['style:country-asian'] ?? ''
  }
  return ''
}
