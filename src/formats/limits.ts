import { LONGEST_ROW } from '../core/document/granularity.ts'

/**
 * The bounds of what is read: far above any work a translator has, low enough that a file made to
 * exhaust the machine is refused before it does.
 */

/** Bytes of the largest text file. */
export const MAX_TEXT_BYTES = 64 * 1024 * 1024

/** Bytes of the largest file of any other format: most of a large one are pictures. */
export const MAX_FILE_BYTES = 512 * 1024 * 1024

/** Elements of an XML file within one another. */
export const MAX_XML_DEPTH = 512

/** Elements of a web page. */
export const MAX_HTML_ELEMENTS = 300_000

/** Files in an archive. */
export const MAX_ZIP_ENTRIES = 20_000

/** Bytes of one unpacked file of an archive that is read as text. */
export const MAX_ZIP_TEXT_BYTES = 256 * 1024 * 1024

/** Bytes of all that is unpacked of an archive. */
export const MAX_ZIP_TOTAL_BYTES = 1024 * 1024 * 1024

/** How many times larger an unpacked file may be, from a megabyte on. */
export const MAX_ZIP_RATIO = 500

/** Lists and quotations of a Markdown file within one another. */
export const MAX_MARKDOWN_DEPTH = 100

/** Signs of Markdown in one paragraph. */
export const MAX_MARKDOWN_SIGNS = 4_000

/** UTF-16 units of the longest row; a longer paragraph becomes several rows. */
export const MAX_ROW_LENGTH = LONGEST_ROW
