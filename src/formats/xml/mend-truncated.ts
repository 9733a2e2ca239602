import { UnreadableFileError } from '../types.ts'
import { scanXml, type XmlPlace } from './scan.ts'

/**
 * An XML text of which the end is missing, closed where it breaks off, so that what is there can be
 * read. A text that is whole is given back as it is.
 * @throws UnreadableFileError as `scanXml`, for a text that is damaged before any element ends
 */
export function mendTruncated(text: string, place: XmlPlace): string {
  const open: string[] = []
  let whole = 0
  try {
    scanXml(text, place, {
      open(_name, _attributes, { start, end }) {
        open.push(/^<([^\s/>]+)/.exec(text.slice(start, Math.min(end, start + 256)))?.[1] ?? '')
        whole = end
      },
      close(_name, { end }) {
        open.pop()
        whole = Math.max(whole, end)
      },
      text(_text, { end }) {
        whole = Math.max(whole, Math.min(end, text.length))
      },
    })
    return text
  } catch (error) {
    if (!(error instanceof UnreadableFileError) || error.code !== 'malformed-xml') throw error
    if (open.length === 0) throw error
    const kept = text.slice(0, whole).replace(/&[^;\s]*$/, '')
    return (
      kept +
      open
        .reverse()
        .map((name) => `</${name}>`)
        .join('')
    )
  }
}
