/** Sheets that can be printed on; their sizes are in the style sheet. */
export const JOB_PAPERS = ['A4', 'Letter', 'A5', 'B5', '16k'] as const

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
} as const satisfies Record<keyof PrintJob, string>

const isMember: { readonly [K in keyof PrintJob]: (value: unknown) => boolean } = {
  title: isString,
  author: isString,
  lang: (value) => isString(value) && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value),
  body: isString,
  css: isString,
  paper: (value) => JOB_PAPERS.some((paper) => paper === value),
  landscape: (value) => typeof value === 'boolean',
  running: isString,
}

function isString(value: unknown): value is string {
  return typeof value === 'string'
}

/**
 * The print job in a value that came from another process or a file. Members it does not know are
 * left out.
 * @throws TypeError that names the member that is wrong and what it should be
 */
export function parsePrintJob(value: unknown): PrintJob {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError('A print job must be an object.')
  }
  const job: Record<string, unknown> = {}
  for (const key of Object.keys(MEMBERS) as (keyof PrintJob)[]) {
    const member: unknown = Object.hasOwn(value, key)
      ? (value as Record<string, unknown>)[key]
      : undefined
    if (!isMember[key](member)) {
      throw new TypeError(`The print job's "${key}" must be ${MEMBERS[key]}.`)
    }
    job[key] = member
  }
  return job as unknown as PrintJob
}
