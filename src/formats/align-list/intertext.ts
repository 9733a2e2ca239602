import type { BilingualDocument } from '../../core/document/model.ts'
import { xmlContent, xmlValue } from '../xml/escape.ts'
import { type RowLink, sentenceLists } from './sentences.ts'

/** An alignment as InterText reads it: two texts in XML and a file of links between them. */
export interface InterTextFiles {
  readonly links: string
  readonly source: string
  readonly target: string
}

/**
 * A document for the alignment editor InterText: texts of paragraphs `p` and sentences `s` with
 * ids `paragraph:sentence`, and `linkGrp` with a `link` for each row. In InterText's own order the
 * text that is aligned to (`toDoc`, here the translation) comes first in `type` and `xtargets`.
 * @param name what the texts are called, without an ending; their files are `NAME.zh.xml` and
 *   `NAME.en.xml`
 * @see https://wanthalf.saga.cz/intertext
 */
export function writeInterText(document: BilingualDocument, name: string): InterTextFiles {
  const lists = sentenceLists(document)
  const source = sentenceIds(lists.links, 'source')
  const target = sentenceIds(lists.links, 'target')
  const list = (ids: readonly string[], places: readonly number[]) =>
    places.map((place) => ids[place]!).join(' ')
  const links = lists.links.map(
    (link) =>
      `<link type="${link.target.length}-${link.source.length}" xtargets="${list(target, link.target)};${list(source, link.source)}" status="${link.row.link.origin === 'manual' ? 'man' : 'auto'}"/>\n`,
  )
  return {
    links: `${DECLARATION}<linkGrp toDoc="${xmlValue(name)}.en.xml" fromDoc="${xmlValue(name)}.zh.xml">\n${links.join('')}</linkGrp>\n`,
    source: textXml(lists.source, source),
    target: textXml(lists.target, target),
  }
}

/**
 * The three files of an alignment by the names that InterText knows them by: `NAME.zh.xml`,
 * `NAME.en.xml` and, for the links between the two, `NAME.zh.en.xml`.
 * @param name as for `writeInterText`
 */
export function interTextFileNames(name: string, files: InterTextFiles): Record<string, string> {
  return {
    [`${name}.zh.xml`]: files.source,
    [`${name}.en.xml`]: files.target,
    [`${name}.zh.en.xml`]: files.links,
  }
}

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'

/** Ids of the sentences of one side in their order; paragraphs without any on it are not counted. */
function sentenceIds(links: readonly RowLink[], side: 'source' | 'target'): string[] {
  const ids: string[] = []
  let paragraph = 0
  let current: string | null = null
  let sentence = 0
  for (const link of links) {
    if (link[side].length === 0) continue
    if (link.row.paragraph !== current) {
      current = link.row.paragraph
      paragraph++
      sentence = 0
    }
    for (const _ of link[side]) ids.push(`${paragraph}:${++sentence}`)
  }
  return ids
}

function textXml(sentences: readonly string[], ids: readonly string[]): string {
  let body = ''
  let open = ''
  sentences.forEach((sentence, i) => {
    const id = ids[i]!
    const [paragraph = ''] = id.split(':')
    if (paragraph !== open) {
      body += `${open && '</p>\n'}<p id="${paragraph}">\n`
      open = paragraph
    }
    body += `<s id="${id}">${xmlContent(sentence)}</s>\n`
  })
  return `${DECLARATION}<text>\n${body}${open && '</p>\n'}</text>\n`
}
