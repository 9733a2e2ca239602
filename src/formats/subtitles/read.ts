import { isBlank, plainText } from '../../core/document/inline.ts'
import { createCutDocument } from '../cut-document.ts'
import { decodeFile, languageOf, refuseBlank } from '../text-file.ts'
import type { ReadOptions, ReadResult } from '../types.ts'
import { splitCues, unitOf } from './cues.ts'
import { faultsOf } from './faults.ts'
import { readCue } from './text.ts'
import type { Flavour } from './time.ts'

type Read = (bytes: Uint8Array, name: string, options?: ReadOptions) => ReadResult

/**
 * Reads subtitles as a document without translations, one row a cue. Units are named by the line on
 * which the times of the cue stand.
 * @throws UnreadableFileError when it is no text, or shows nothing
 */
const reader =
  (flavour: Flavour): Read =>
  (bytes, name, options = {}) => {
    const { raw, encoding, warnings: decoded } = decodeFile(bytes, name, options)
    const found = splitCues(raw, flavour)
    const rows = found.cues.flatMap((cue) => {
      const { segment } = readCue(cue, flavour)
      const silent = isBlank(segment.filter(({ type }) => type !== 'code'))
      return silent ? [] : [{ kind: 'paragraph' as const, source: segment, units: [unitOf(cue)] }]
    })
    if (rows.length === 0) refuseBlank(name)
    const text = rows.map(({ source }) => plainText(source)).join('\n')
    const { language, warnings: doubts } = languageOf(text, encoding, options)
    const { document, warnings: cut } = createCutDocument({
      rows,
      sourceLanguage: language,
      provenance: { name, format: flavour, encoding },
    })
    const named = cut.map((warning) => ({ ...warning, where: `line ${warning.where}` }))
    return {
      format: flavour,
      version: '',
      encoding,
      documents: [document],
      warnings: [...decoded, ...doubts, ...faultsOf(found, flavour), ...named],
      writesBack: true,
    }
  }

/** SubRip. */
export const readSrt = reader('srt')

/** WebVTT (W3C Candidate Recommendation 2019). */
export const readVtt = reader('vtt')
