import { userEvent } from 'vitest/browser'
import type { BilingualDocument } from '../../src/core/document/model.ts'
import { layoutDocument } from '../../src/core/layout/layout.ts'
import { DEFAULT_LAYOUT } from '../../src/core/layout/options.ts'
import type { ReviewedFile } from '../../src/formats/review/model.ts'
import { readReview } from '../../src/formats/review/read.ts'
import { writeReviewPage } from '../../src/formats/review-page/write.ts'

const REVIEW = { ...DEFAULT_LAYOUT, arrangement: 'review' } as const

/** A document as it is sent to a reviewer. */
export const pageOf = (document: BilingualDocument, round = 1): string =>
  writeReviewPage(layoutDocument(document, REVIEW), { document: document.id, round })

export const readBack = (html: string): ReviewedFile =>
  readReview(new TextEncoder().encode(html), 'back.html')

/** Waits for what comes soon. */
export async function until<T>(look: () => T | null | undefined | false, what: string): Promise<T> {
  for (let waited = 0; waited < 8000; waited += 20) {
    const found = look()
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`There is no ${what}.`)
}

/** A page for reviewers as it stands in a window of its own, and what a reviewer does in it. */
export class ReviewWindow {
  readonly frame: HTMLIFrameElement
  /** Files that the page has saved: what each is called, and what is in it. */
  readonly saved: { readonly name: string; readonly text: Promise<string> }[] = []

  private constructor(frame: HTMLIFrameElement) {
    this.frame = frame
  }

  static async open(html: string): Promise<ReviewWindow> {
    const frame = document.createElement('iframe')
    frame.style.cssText = 'width: 1200px; height: 780px; border: 0'
    frame.srcdoc = html
    document.body.replaceChildren(frame)
    const opened = new ReviewWindow(frame)
    await opened.ready()
    return opened
  }

  async ready(): Promise<void> {
    await until(() => this.document?.documentElement?.classList.contains('ready'), 'ready page')
    await until(() => this.document.querySelector('[contenteditable]'), 'row to be edited')
    this.#catchFiles()
  }

  get window(): Window & typeof globalThis {
    return this.frame.contentWindow as Window & typeof globalThis
  }

  get document(): Document {
    return this.window.document
  }

  /** What it saves is caught where a browser would write it. */
  #catchFiles(): void {
    const { window, saved } = this
    Object.assign(window, { showSaveFilePicker: undefined })
    const texts = new Map<string, Promise<string>>()
    const create = window.URL.createObjectURL.bind(window.URL)
    window.URL.createObjectURL = (blob: Blob) => {
      const address = create(blob)
      texts.set(address, blob.text())
      return address
    }
    window.HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      saved.push({ name: this.download, text: texts.get(this.href)! })
    }
  }

  row(index: number): HTMLTableRowElement {
    return this.document.querySelectorAll<HTMLTableRowElement>('tbody > tr')[index]!
  }

  text(index: number): HTMLElement {
    return this.row(index).querySelector<HTMLElement>('.target > .text')!
  }

  find(selector: string): HTMLElement {
    return this.document.querySelector<HTMLElement>(selector)!
  }

  /** The index of the row that the caret is in. */
  get here(): number {
    const row = this.document.activeElement?.closest('tr')
    return [...this.document.querySelectorAll('tbody > tr')].indexOf(row as Element)
  }

  /** Puts the caret at an end of a translation. */
  async goTo(index: number, end: 'start' | 'end' = 'end'): Promise<void> {
    const text = this.text(index)
    this.row(index).scrollIntoView()
    await until(() => text.isContentEditable, 'row to be edited')
    this.window.focus()
    text.focus()
    const selection = this.window.getSelection()!
    selection.selectAllChildren(text)
    if (end === 'start') selection.collapseToStart()
    else selection.collapseToEnd()
  }

  async keys(keys: string): Promise<void> {
    await userEvent.keyboard(keys)
  }

  /** Says who the reviewer is, where that is asked. */
  async sayName(name: string): Promise<void> {
    await until(() => this.document.querySelector('dialog[open] input'), 'question for the name')
    await this.keys(`${name}{Enter}`)
    await until(() => !this.document.querySelector('dialog'), 'end of the question')
  }

  /** Waits until what was typed was looked at. */
  settled(index: number, edited = true): Promise<unknown> {
    return until(
      () => this.row(index).hasAttribute('data-edited') === edited,
      edited ? 'sign of the change' : 'end of the change',
    )
  }

  async save(): Promise<string> {
    const before = this.saved.length
    this.find('[data-do="save"]').click()
    const file = await until(() => this.saved[before], 'saved file')
    return file.text
  }
}
