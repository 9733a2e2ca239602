import { plainText } from '../../core/document/inline.ts'
import type { Metadata } from '../../core/document/model.ts'
import { createCutDocument } from '../cut-document.ts'
import { decodeFile, languageOf, lineCounter, refuseBlank } from '../text-file.ts'
import type { ReadOptions, ReadResult } from '../types.ts'
import { unitOf } from './block.ts'
import { type MarkdownFile, readBlocks } from './blocks.ts'
import { readFrontMatter } from './front-matter.ts'
import { refuseTangled } from './refuse.ts'

/**
 * Reads a Markdown file (CommonMark with GitHub's extensions, front matter and formulas) as a
 * document without translations. Units are named by the place where their text begins, in UTF-16
 * units of the decoded file.
 * @param name file name, for messages
 * @throws UnreadableFileError when it is no text, holds nothing to translate, or is made to
 *   exhaust a parser
 */
export function readMarkdown(
  bytes: Uint8Array,
  name: string,
  options: ReadOptions = {},
): ReadResult {
  const { raw, encoding, warnings: decoded } = decodeFile(bytes, name, options)
  refuseTangled(raw, name)
  const file = readBlocks(raw)
  if (file.blocks.length === 0) refuseBlank(name)
  const { language, warnings: doubts } = languageOf(textOf(file), encoding, options)
  const { metadata, warnings: faults } = metadataOf(file)
  const { document, warnings: cut } = createCutDocument({
    rows: file.blocks.map((block) => ({
      kind: block.kind,
      level: block.level,
      source: block.segment,
      units: [unitOf(block)],
    })),
    sourceLanguage: language,
    provenance: { name, format: 'markdown', encoding },
    metadata,
  })
  const lineOf = lineCounter(raw)
  const named = cut.map((warning) => {
    return { ...warning, where: `line ${lineOf(Number(warning.where))}` }
  })
  return {
    format: 'markdown',
    version: '',
    encoding,
    documents: [document],
    warnings: [...decoded, ...doubts, ...faults, ...named],
    writesBack: true,
  }
}

const textOf = ({ blocks }: MarkdownFile): string =>
  blocks.map(({ segment }) => plainText(segment)).join('\n')

/** What the front matter states; the highest heading at the beginning is the title otherwise. */
function metadataOf({ frontMatter, blocks }: MarkdownFile): ReturnType<typeof readFrontMatter> {
  const stated = frontMatter ? readFrontMatter(frontMatter) : { metadata: {}, warnings: [] }
  const [first] = blocks
  const heading = first?.kind === 'heading' && first.level === 1 ? plainText(first.segment) : ''
  const title: Partial<Metadata> = heading ? { title: heading } : {}
  return { metadata: { ...title, ...stated.metadata }, warnings: stated.warnings }
}
