/** Sheets that can be printed on; their sizes are in the style sheet. */
export const JOB_PAPERS = ['A4', 'Letter', 'A5', 'B5', '16k'] as const

/** A title and the BCP 47 tag of its language. */
export interface Titled {
  readonly lang: string
  readonly text: string
}

/** What a file says of the work that is printed, besides its title and author. */
export interface Work {
  /** In every language it has one in. */
  readonly titles: readonly Titled[]
  /** BCP 47 tags of the languages of the text. */
  readonly languages: readonly string[]
  /** Empty where not known, as are those below. */
  readonly translator: string
  readonly origin: string
  readonly date: string
}

/** A document ready to be printed to PDF: what the window that prints it is given. */
export interface PrintJob {
  /** Title of the PDF, for its metadata and the window's `<title>`. */
  readonly title: string
  /** Author of the PDF, for its metadata; empty when not known. */
  readonly author: string
  /** BCP 47 tag of the page's main language. */
  readonly lang: string
  /** Markup to stand inside `<body>`: no scripts, no event handlers, everything escaped. */
  readonly body: string
  /** Style sheet of the page, its `@page` rule with paper and margins included. */
  readonly css: string
  readonly paper: (typeof JOB_PAPERS)[number]
  readonly landscape: boolean
  /** Text of the running head, for a header or footer made outside the page. */
  readonly running: string
  readonly work: Work
}

const MEMBERS = {
  title: 'a string',
  author: 'a string',
  lang: 'a BCP 47 language tag',
  body: 'a string',
  css: 'a string',
  paper: '"A4", "Letter", "A5", "B5" or "16k"',
  landscape: 'true or false',
  running: 'a string',
  work: 'the titles, languages, translator, origin and date of the work',
} as const satisfies Record<keyof PrintJob, string>

const isMember: { readonly [K in keyof PrintJob]: (value: unknown) => boolean } = {
  title: isString,
  author: isString,
  lang: isTag,
  body: isString,
  css: isString,
  paper: (value) => JOB_PAPERS.some((paper) => paper === value),
  landscape: (value) => typeof value === 'boolean',
  running: isString,
  work: isWork,
}

function isString(value: unknown): value is string {
  return typeof value === 'string'
}

function isTag(value: unknown): value is string {
  return isString(value) && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value)
}

function isWork(value: unknown): value is Work {
  if (!isRecord(value)) return false
  const { titles, languages, translator, origin, date } = value
  return (
    Array.isArray(titles) &&
    titles.every((each) => isRecord(each) && isTag(each.lang) && isString(each.text)) &&
    Array.isArray(languages) &&
    languages.every(isTag) &&
    [translator, origin, date].every(isString)
  )
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The print job in a value that came from another process or a file. Members it does not know are
 * left out.
 * @throws TypeError that names the member that is wrong and what it should be
 */
export function parsePrintJob(value: unknown): PrintJob {
  if (!isRecord(value)) {
    throw new TypeError('A print job must be an object.')
  }
  const job: Record<string, unknown> = {}
  for (const key of Object.keys(MEMBERS) as (keyof PrintJob)[]) {
    const member: unknown = Object.hasOwn(value, key) ? value[key] : undefined
    if (!isMember[key](member)) {
      throw new TypeError(`The print job's "${key}" must be ${MEMBERS[key]}.`)
    }
    job[key] = member
  }
  return job as unknown as PrintJob
}
