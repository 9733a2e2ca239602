import { isBlank, sameSegment } from '../../core/document/inline.ts'
import type { CodeInline, Inline, Segment } from '../../core/document/model.ts'
import { decode } from '../../core/text/encoding.ts'
import { fitCodes } from '../fit-codes.ts'
import { otherFile, rewriteText } from '../text-file.ts'
import type { Warning, WriteBack } from '../types.ts'
import { unitTexts } from '../units.ts'
import type { Splice } from '../xml/splice.ts'
import { type Cue, type Cues, splitCues, unitOf } from './cues.ts'
import { codeKey, readCue } from './text.ts'
import type { Flavour } from './time.ts'
import { cueLines } from './translation.ts'

/**
 * Puts translations into the subtitles they were made from. Times, numbers, settings, styles and
 * notes stay; in WebVTT the language that its head names is set.
 */
const writer =
  (flavour: Flavour): WriteBack =>
  (bytes, documents, { untranslated: rest }) => {
    const { provenance, targetLanguage } = documents[0]!
    const { text } = decode(bytes, provenance.encoding)
    const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
    const found = splitCues(text, flavour)
    const cues = new Map(found.cues.map((cue) => [unitOf(cue), cue]))
    const tags = new Map(found.cues.flatMap((cue) => [...readCue(cue, flavour).codes]))
    const splices: Splice[] = []
    const warnings: Warning[] = []
    let translated = 0
    let untranslated = 0
    for (const [unit, { source, target, mergedInto }] of unitTexts(documents)) {
      const cue = cues.get(unit)
      if (!cue || cue.lines.length === 0) throw otherFile(provenance.name)
      if (mergedInto !== null) splices.push(spliceOf(cue, ''))
      else if (isBlank(target)) {
        untranslated++
        if (rest === 'empty') splices.push(spliceOf(cue, ''))
      } else {
        translated++
        if (sameSegment(target, readCue(cue, flavour).segment)) continue
        const { segment, notes } = fitted(source, target, tags, unit)
        warnings.push(...notes)
        splices.push(spliceOf(cue, cueLines(segment, flavour, tags).join(lineEnd)))
      }
    }
    if (flavour === 'vtt' && splices.length > 0) splices.push(...languageOf(found, targetLanguage))
    const rewritten = rewriteText(bytes, provenance.encoding, splices)
    return {
      bytes: rewritten.bytes,
      translated,
      untranslated,
      warnings: [...warnings, ...rewritten.warnings],
    }
  }

export const writeBackSrt = writer('srt')
export const writeBackVtt = writer('vtt')

const spliceOf = ({ lines }: Cue, text: string): Splice => ({
  start: lines[0]!.start,
  end: lines[lines.length - 1]!.end,
  text,
})

function fitted(
  source: Segment,
  target: Segment,
  tags: ReadonlyMap<string, string>,
  line: string,
): { segment: Segment; notes: Warning[] } {
  const required = source.filter((inline) => inline.type === 'code')
  const { segment, appended, dropped, closed } = fitCodes(
    withFrame(source, target),
    required,
    (id) =>
      tags.has(codeKey({ id, role: 'standalone' })) || tags.has(codeKey({ id, role: 'opening' }))
        ? { nests: true }
        : null,
  )
  const where = `line ${line}`
  const warn = (code: string, codes: readonly CodeInline[], done: string): Warning[] => {
    if (codes.length === 0) return []
    const labels = codes.map(({ label }) => `“${label}”`).join(', ')
    const message = `The translation of the cue on ${where} does not have the tags of its source as they were: ${labels} ${codes.length === 1 ? 'was' : 'were'} ${done}.`
    return [{ code, message, where }]
  }
  return {
    segment,
    notes: [
      ...warn('missing-code', appended, 'put at the end'),
      ...warn('unknown-code', dropped, 'left out'),
      ...warn('open-code', closed, 'closed'),
    ],
  }
}

/** Where a cue is shown, who speaks and in what colour holds for all of it, in any language. */
function withFrame(source: Segment, target: Segment): Segment {
  const held = new Set(target.flatMap((inline) => (inline.type === 'code' ? [inline.id] : [])))
  const isFree = (inline: Inline): inline is CodeInline =>
    inline.type === 'code' && !held.has(inline.id)
  const first = source.findIndex((inline) => !isFree(inline))
  const last = source.findLastIndex((inline) => !isFree(inline))
  const closing = source.slice(last + 1).filter(isFree)
  const opening = source
    .slice(0, Math.max(first, 0))
    .filter(isFree)
    .filter(({ id, role }) => role === 'standalone' || closing.some((code) => code.id === id))
  const closed = closing.filter(
    ({ id, role }) => role === 'closing' && opening.some((code) => code.id === id),
  )
  return opening.length > 0 ? [...opening, ...target, ...closed] : target
}

/** `Language: zh-Hant` in the head, as many programs write it. */
function languageOf({ head }: Cues, language: string): Splice[] {
  return head.flatMap(({ text, start }): Splice[] => {
    const match = /^(Language:[ \t]*)(zh\b\S*)/i.exec(text)
    if (!match) return []
    const at = start + match[1]!.length
    return [{ start: at, end: at + match[2]!.length, text: language }]
  })
}
