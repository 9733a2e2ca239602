import { textOf } from '../../core/document/inline.ts'
import { UnreadableFileError, type Warning, type WriteBack } from '../types.ts'
import { type UnitText, unitTexts } from '../units.ts'
import { encodeXml } from '../xml/decode.ts'
import { type Splice, splice } from '../xml/splice.ts'
import { rewriteZip } from '../zip/rewrite.ts'
import { hasContent, type OdtText, readOdtText, sourceOf } from './document.ts'
import { languageSplices } from './language.ts'
import { type OdtFile, type OdtPart, openOdt } from './package.ts'
import { PartWriter } from './part-writer.ts'

/**
 * Puts translations into an OpenDocument text. Only `content.xml` and `styles.xml` change, and in
 * them only paragraphs that are translated, styles that these need, and language and faces of
 * Western text: see docs/formats/odt.md.
 * @throws UnreadableFileError `other-file` when the bytes are not those of the documents
 */
export const writeBackOdt: WriteBack = (bytes, documents, options) => {
  const { name } = documents[0]!.provenance
  const file = openOdt(bytes, name)
  const texts = unitTexts(documents)
  const read = readAsBefore(file, texts, name)
  const writers = read.parts.map((part) => new PartWriter(part, texts, options))
  const sum = (count: (writer: PartWriter) => number): number =>
    writers.reduce((total, writer) => total + count(writer), 0)
  const counts = { translated: sum((w) => w.translated), untranslated: sum((w) => w.untranslated) }
  if (!writers.some((writer) => writer.changes)) return { bytes, ...counts, warnings: [] }

  const changed = new Map<OdtPart, Splice[]>()
  read.parts.forEach(({ part }, i) => {
    changed.set(part, [
      ...writers[i]!.splices(),
      ...languageSplices(part, documents[0]!.targetLanguage),
    ])
  })
  const warnings: Warning[] = writers.flatMap((writer) => writer.warnings)
  return { bytes: rewritten(file, changed), ...counts, warnings }
}

function rewritten(
  { archive, content }: OdtFile,
  changed: ReadonlyMap<OdtPart, readonly Splice[]>,
): Uint8Array {
  const encoded = (part: OdtPart): Uint8Array =>
    encodeXml(splice(part.text, changed.get(part) ?? []), part.file)
  if (!archive) return encoded(content)
  const files = [...changed].filter(([, splices]) => splices.length > 0).map(([part]) => part)
  return rewriteZip(archive, new Map(files.map((part) => [part.path, encoded(part)])))
}

/** The reading that the documents were made from: with tracked changes accepted, or rejected. */
function readAsBefore(file: OdtFile, texts: ReadonlyMap<string, UnitText>, name: string): OdtText {
  const accepted = readOdtText(file, 'accept')
  const asAccepted = agreement(accepted, texts)
  if (accepted.changes > 0) {
    const rejected = readOdtText(file, 'reject')
    if (agreement(rejected, texts) > asAccepted) return rejected
  }
  // A source may have been corrected since, but not all of it.
  if (asAccepted > 0 || (texts.size < FEW && holdsUnits(accepted, texts))) return accepted
  throw new UnreadableFileError(
    'other-file',
    name,
    '',
    `“${name}” is not the file that the translation was made from: none of its paragraphs is in it. Choose the original file.`,
  )
}

/** Units of which all may have been corrected. */
const FEW = 4

const holdsUnits = ({ parts }: OdtText, texts: ReadonlyMap<string, UnitText>): boolean =>
  texts.size === 0 ||
  parts.some(({ blocks }) =>
    blocks.some((block) => hasContent(block) && texts.has(block.paragraph.unit)),
  )

/** How many units say what the rows have as their source. */
function agreement({ parts }: OdtText, texts: ReadonlyMap<string, UnitText>): number {
  let count = 0
  for (const { blocks } of parts) {
    for (const block of blocks) {
      const text = texts.get(block.paragraph.unit)
      if (!text || !hasContent(block)) continue
      if (textOf(text.source) === textOf(sourceOf(block))) count++
    }
  }
  return count
}
