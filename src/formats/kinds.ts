/** How files of a format are called, in a sentence and on a disk. */
export interface FileKind {
  /** English name with its article, for messages: `a Word document`. */
  readonly name: string
  /** What names of such files end in, lower case, without the dot; the usual one first. */
  readonly extensions: readonly string[]
}

/** Every format that is read, by the name its reader has. Light enough for a window to import. */
export const FILE_KINDS: Readonly<Record<string, FileKind>> = {
  text: { name: 'a plain text', extensions: ['txt', 'text'] },
  markdown: { name: 'a Markdown text', extensions: ['md', 'markdown', 'mdown', 'mkd'] },
  html: { name: 'a web page', extensions: ['html', 'htm', 'xhtml', 'xht'] },
  docx: { name: 'a Word document', extensions: ['docx', 'docm', 'dotx', 'dotm'] },
  'bilingual-docx': { name: 'a bilingual Word table', extensions: ['docx', 'docm'] },
  odt: { name: 'an OpenDocument text', extensions: ['odt', 'ott', 'fodt'] },
  epub: { name: 'an EPUB book', extensions: ['epub'] },
  srt: { name: 'SubRip subtitles', extensions: ['srt'] },
  vtt: { name: 'WebVTT subtitles', extensions: ['vtt'] },
  xliff: { name: 'an XLIFF file', extensions: ['xlf', 'xliff', 'sdlxliff', 'mqxliff', 'mxliff'] },
  tmx: { name: 'a TMX translation memory', extensions: ['tmx'] },
  tbx: { name: 'a TBX term base', extensions: ['tbx'] },
  csv: { name: 'a table of values', extensions: ['csv', 'tsv', 'tab'] },
}

/** All extensions of files that can be read. */
export const READABLE_EXTENSIONS: readonly string[] = [
  ...new Set(Object.values(FILE_KINDS).flatMap(({ extensions }) => extensions)),
]

/** What the name of a file ends in, lower case, without the dot; empty where it has no ending. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : ''
}
