import { isBlank, plainText, sameSegment } from '../../../core/document/inline.ts'
import type { CodeInline, Segment } from '../../../core/document/model.ts'
import { fitCodes } from '../../fit-codes.ts'
import { many, otherFile, were } from '../../text-file.ts'
import type { Warning, WriteBackOptions } from '../../types.ts'
import type { UnitText } from '../../units.ts'
import type { XmlPlace } from '../../xml/scan.ts'
import type { Splice } from '../../xml/splice.ts'
import type { XmlElement } from '../../xml/tree.ts'
import type { CodeMarkup } from '../read/inline.ts'
import type { Page } from '../read/page.ts'
import type { Unit } from '../read/units.ts'
import { setLanguage } from './language.ts'
import { markup } from './markup.ts'

/** What is to be changed in a page. */
export interface PageChanges {
  readonly splices: readonly Splice[]
  readonly translated: number
  readonly untranslated: number
  readonly warnings: readonly Warning[]
}

/**
 * Puts translations in the place of the units of a page.
 * @param text the page
 * @param texts what has become of its units; those that are missing stay as they are
 * @param language BCP 47 tag of the translations
 */
export function changePage(
  page: Page,
  text: string,
  units: readonly Unit[],
  texts: ReadonlyMap<string, UnitText>,
  language: string,
  { untranslated: without }: WriteBackOptions,
): PageChanges {
  const codes = new Map(units.flatMap((unit) => [...unit.text.codes]))
  const splices: Splice[] = []
  const warnings: Warning[] = []
  const within = new Set<XmlElement>()
  let translated = 0
  let untranslated = 0
  for (const unit of units) {
    const given = texts.get(unit.name)
    if (!given) continue
    const { block } = unit
    const holder = given.mergedInto === null ? given : texts.get(given.mergedInto)
    const has = holder !== undefined && !isBlank(holder.target)
    const put = (replacement: string): void => {
      splices.push({ start: block.start, end: block.end, text: replacement })
      if (has) for (const element of block.within) within.add(element)
    }
    if (!has && !isText(unit.text.source)) continue
    if (has) translated++
    else untranslated++
    if (!has && without === 'source') continue
    if (given.mergedInto !== null) put('')
    else if (!sameSegment(given.target, unit.text.source)) {
      const fit = fitted(given, codes, unit.name)
      warnings.push(...fit.warnings)
      const lineBreak = block.preformatted ? '\n' : page.xml ? '<br/>' : '<br>'
      put(markup(fit.segment, { codes, marks: unit.text.marks, lineBreak }))
    }
  }
  const spoken = setLanguage(text, page.root, within, language, page.xml)
  return { splices: [...splices, ...spoken], translated, untranslated, warnings }
}

/**
 * What there is to say where a page lacks units that rows were made of.
 * @throws UnreadableFileError `other-file` where it has none of them
 */
export function missingUnits(
  units: readonly Unit[],
  texts: ReadonlyMap<string, UnitText>,
  place: XmlPlace,
): Warning[] {
  const there = new Set(units.map(({ name }) => name))
  const missing = [...texts.keys()].filter((name) => !there.has(name))
  if (missing.length === 0) return []
  if (missing.length === texts.size) throw otherFile(place.file)
  const message = `${many(missing.length, 'text')} of the translation ${missing.length === 1 ? 'has' : 'have'} no place in the file, the first at ${missing[0]}, and ${were(missing.length)} not written. Check that it is the file the translation was made from.`
  return [{ code: 'missing-units', message, where: place.part }]
}

const isText = (segment: Segment): boolean => plainText(segment).trim() !== ''

function fitted(
  { source, target }: UnitText,
  codes: ReadonlyMap<string, CodeMarkup>,
  where: string,
): { segment: Segment; warnings: Warning[] } {
  const required = source.filter((inline): inline is CodeInline => inline.type === 'code')
  const known = (id: string) => (codes.has(id) ? { nests: true } : null)
  const { segment, appended, dropped } = fitCodes(target, required, known)
  const warnings: Warning[] = []
  if (appended.length > 0) {
    const message = `The translation of “${beginning(source)}” lacks ${listed(appended)}; it was put at the end.`
    warnings.push({ code: 'restored-codes', message, where })
  }
  if (dropped.length > 0) {
    const message = `The translation of “${beginning(source)}” has ${listed(dropped)}, which the file does not have at this place or has once only; it was left out.`
    warnings.push({ code: 'dropped-codes', message, where })
  }
  return { segment, warnings }
}

const MOST = 24

const beginning = (source: Segment): string => {
  const characters = Array.from(plainText(source).replace(/\s+/g, ' '))
  return characters.length > MOST ? `${characters.slice(0, MOST).join('')}…` : characters.join('')
}

const listed = (codes: readonly CodeInline[]): string =>
  codes.map(({ kind, label }) => (label ? `${NAMES[kind]} ${label}` : NAMES[kind])).join(', ')

const NAMES: Readonly<Record<CodeInline['kind'], string>> = {
  note: 'the note',
  comment: 'the comment',
  image: 'the picture',
  field: 'the field',
  ruby: 'the reading',
  tag: 'the tag',
}
