import type { Report } from './findings.ts'
import {
  ContentCheck,
  checkAttributes,
  checkElement,
  checkPlace,
  type ModelRules,
  reportMissing,
  reportText,
  reportUnknown,
} from './model.ts'
import type { Attributes, XmlSpan } from './scan.ts'
import type { XmlElement } from './tree.ts'

interface Frame {
  readonly name: string
  readonly tag: XmlSpan
  readonly content: ContentCheck | null
}

/** Checks a text against element models while it is walked: large elements tag by tag. */
export class FrameCheck {
  readonly #frames: Frame[] = []
  readonly #rules: ModelRules
  readonly #report: Report

  constructor(rules: ModelRules, report: Report) {
    this.#rules = rules
    this.#report = report
  }

  /** Name of the element that stands open, or empty. */
  get parent(): string {
    return this.#frames.at(-1)?.name ?? ''
  }

  /** How many elements stand open. */
  get depth(): number {
    return this.#frames.length
  }

  open(name: string, attributes: Attributes, tag: XmlSpan): void {
    this.#place(name, tag.start)
    const model = this.#rules.models[name]
    if (model) checkAttributes(name, attributes, tag, this.#rules, this.#report)
    this.#frames.push({ name, tag, content: model ? new ContentCheck(model) : null })
  }

  close(): void {
    const frame = this.#frames.pop()
    if (!frame?.content) return
    reportMissing(frame.name, frame.content, frame.tag.start, this.#rules, this.#report)
  }

  /** An element that is there whole. */
  element(element: XmlElement): void {
    this.#place(element.name, element.start)
    checkElement(element, this.#rules, this.#report)
  }

  text(text: string, span: XmlSpan): void {
    const frame = this.#frames.at(-1)
    if (frame && text.trim()) reportText(frame.name, span.start, this.#rules, this.#report)
  }

  #place(name: string, offset: number): void {
    const frame = this.#frames.at(-1)
    if (frame?.content) {
      checkPlace(frame.name, name, frame.content, offset, this.#rules, this.#report)
    } else if (!frame && !this.#rules.models[name]) {
      reportUnknown(name, offset, this.#rules, this.#report)
    }
  }
}
