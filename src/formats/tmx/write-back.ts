import { isBlank } from '../../core/document/inline.ts'
import { Complaints } from '../code-complaints.ts'
import { endTag, startTag } from '../inline-codes.ts'
import { UnreadableFileError, type WriteBack } from '../types.ts'
import { type UnitText, unitTexts } from '../units.ts'
import type { NewPair } from '../xml/coded/book.ts'
import { newTarget, shownTarget } from '../xml/coded/texts.ts'
import { encodeXml } from '../xml/decode.ts'
import { xmlContent, xmlValue } from '../xml/escape.ts'
import { type Splice, splice } from '../xml/splice.ts'
import { indentBefore, startTagOf, withContent, writtenName } from '../xml/tag.ts'
import { childOf, type XmlElement } from '../xml/tree.ts'
import { CODE_TYPE } from './code-type.ts'
import { type MemoryUnit, readUnit } from './unit.ts'
import { openMemory, walkMemory } from './walk.ts'

/**
 * Puts translations into a translation memory: the segment of the target variant, or a new variant
 * behind that of the source. All else stays as it is; a unit without a translation stays so.
 */
export const writeBackTmx: WriteBack = (bytes, documents) => {
  const name = documents[0]?.provenance.name ?? ''
  const opened = openMemory(bytes, name)
  const { file, languages } = opened
  const texts = unitTexts(documents)
  const missing = new Set(texts.keys())
  const complaints = new Complaints()
  const splices: Splice[] = []
  const language = languages.target || (documents[0]?.targetLanguage ?? 'en')
  let translated = 0
  let untranslated = 0
  walkMemory(opened, {
    unit(element, index) {
      const unit = readUnit(element, index, languages, file.text)
      missing.delete(unit.name)
      const text = texts.get(unit.name)
      const put = text ? newTarget(unit, text.target, newPairs(element, file.text), []) : null
      if (put) complaints.about(put.encoded, unit.name)
      if (put ? put.blank : isBlank(shownTarget(unit))) untranslated++
      else translated++
      if (text) splices.push(...statusSplice(unit, text, file.text))
      if (put) splices.push(...targetSplice(unit, put.xml, put.blank, language, file.text))
    },
  })
  const [other] = missing
  if (other) {
    throw new UnreadableFileError(
      'other-file',
      name,
      other,
      `“${name}” is not the file the translation was made from: it has no ${other}. Choose that very file.`,
    )
  }
  return {
    bytes: encodeXml(splice(file.text, splices), file),
    translated,
    untranslated,
    warnings: complaints.list(),
  }
}

/** Formatting the source does not have, in the tags that `write.ts` has for it. */
function newPairs(unit: XmlElement, xml: string): NewPair {
  const used = [...xml.slice(unit.start, unit.end).matchAll(/\b[ix]\s*=\s*["'](\d+)["']/g)]
  let last = used.reduce((highest, [, number]) => Math.max(highest, Number(number)), 0)
  return (mark) => {
    const number = ++last
    return {
      open: `<bpt i="${number}" x="${number}" type="${CODE_TYPE[mark.type]}">${xmlContent(startTag(mark))}</bpt>`,
      close: `<ept i="${number}">${xmlContent(endTag(mark))}</ept>`,
    }
  }
}

/** A memory has no place for how far a unit is but the property this program gives its own. */
function statusSplice(
  { statusProperty, status }: MemoryUnit,
  text: UnitText,
  xml: string,
): Splice[] {
  if (!statusProperty || status === text.status) return []
  return [withContent(statusProperty, xml, text.status)]
}

function targetSplice(
  unit: MemoryUnit,
  content: string,
  blank: boolean,
  language: string,
  xml: string,
): Splice[] {
  const seg = unit.targetVariant && childOf(unit.targetVariant, 'seg')
  if (seg) return [withContent(seg, xml, content)]
  const { sourceVariant } = unit
  if (blank || !sourceVariant) return []
  const tag = startTagOf(sourceVariant, xml)
  const attribute = sourceVariant.attributes.lang === undefined ? 'xml:lang' : 'lang'
  const name = writtenName(tag)
  const text = `${indentBefore(sourceVariant, xml)}<${name} ${attribute}="${xmlValue(language)}"><seg>${content}</seg></${name}>`
  return [{ start: sourceVariant.end, end: sourceVariant.end, text }]
}
