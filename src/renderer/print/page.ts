import type { Settled } from '../../contract/print.ts'
import { type PrintJob, parsePrintJob } from '../../contract/print-job.ts'
import { loadFonts } from './fonts.ts'
import { hyphenate } from './hyphens.ts'
import { tellLanguages } from './languages.ts'
import { paginate } from './paginate.ts'

/** What the page that is printed offers to the one who prints it. */
export interface PrintPage {
  /** Fetches a job and puts it on the page; the number of rows it has. */
  load(url: string): Promise<number>
  /** Puts a job on the page; the number of rows it has. */
  show(job: PrintJob): number
  /**
   * Resolves when the fonts of the page are there, and its pages are made where it makes them.
   */
  settled(): Promise<Settled>
  /**
   * Makes links of the headings that contents lead to: a draft shows by them where they are.
   * @param address what stands in each before the heading's name
   */
  linkHeadings(address: string): void
  /** Takes those links back, and puts page numbers into contents, by the names of headings. */
  fillContents(pages: Readonly<Record<string, number>>): void
}

declare global {
  interface Window {
    printPage?: PrintPage
  }
}

/** Nothing of this belongs into a printed text, wherever its markup came from. */
const FOREIGN = 'script, style, link, meta, base, iframe, frame, object, embed, form, template'

/**
 * Page numbers in the page's own face. Chromium has margin boxes since 131; what prints with an
 * older one has to number the pages itself.
 */
const PAGE_NUMBERS = `@page { @bottom-center {
  content: counter(page) '\\200a/\\200a' counter(pages);
  font: 8pt 'Source Serif 4', serif; color: #6b645a } }`

const PAGED = '[data-paged]'

/** Where a page number stands in contents. */
const OPEN_ENTRY = '.contents .at[data-for]'

/** Laying a long document out for the screen, where nobody sees it, would take seconds. */
const FOR_PAPER = '@media screen { body { display: none !important } }'

/** Lays the page out as wide as its type area while work is done that measures it. */
function laidOut<T>(work: () => T): T {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('@media screen { body { display: block !important; width: var(--measure); } }')
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  try {
    return work()
  } finally {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet)
  }
}

export const printPage: PrintPage = {
  async load(url) {
    const response = await fetch(url)
    return printPage.show(parsePrintJob(await response.json()))
  },

  show(job) {
    const parsed = new DOMParser().parseFromString(job.body, 'text/html').body
    for (const element of parsed.querySelectorAll(FOREIGN)) element.remove()
    document.title = job.title
    document.documentElement.lang = job.lang
    const sheet = new CSSStyleSheet()
    const isPaged = parsed.querySelector(PAGED) !== null
    sheet.replaceSync(`${job.css}\n${isPaged ? '' : PAGE_NUMBERS}\n${FOR_PAPER}`)
    document.adoptedStyleSheets = [sheet]
    tellLanguages(parsed, job.lang)
    document.body.replaceChildren(...document.adoptNode(parsed).childNodes)
    return document.body.querySelectorAll('tbody > tr, [data-row], [data-unit]').length
  },

  async settled() {
    await loadFonts(document.body)
    const article = document.querySelector<HTMLElement>(PAGED)
    if (article) return { labels: laidOut(() => paginate(article)), asks: false }
    if (document.querySelector('article :is(.block, blockquote) > p:lang(en)')) {
      laidOut(() => hyphenate(document.body))
    }
    return { labels: null, asks: document.querySelector(OPEN_ENTRY) !== null }
  },

  linkHeadings(address) {
    for (const entry of document.querySelectorAll<HTMLElement>(OPEN_ENTRY)) {
      const name = entry.dataset.for ?? ''
      const link = document.createElement('a')
      link.className = 'draft'
      link.href = address + name
      const heading = document.getElementById(name)
      link.append(...(heading?.childNodes ?? []))
      heading?.append(link)
    }
  },

  fillContents(pages) {
    for (const link of document.querySelectorAll('a.draft')) link.replaceWith(...link.childNodes)
    for (const entry of document.querySelectorAll<HTMLElement>(OPEN_ENTRY)) {
      entry.textContent = String(pages[entry.dataset.for ?? ''] ?? '')
    }
  },
}
