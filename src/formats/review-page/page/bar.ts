import { ATTRIBUTES, CLASSES } from '../markup.ts'
import { button, control } from './dom.ts'
import { LANGUAGES, WORDS } from './messages.ts'
import { rows, table } from './row.ts'
import { languageNow, words } from './session.ts'

let bar: HTMLElement | null = null
let counts: HTMLElement | null = null

export const searchField = (): HTMLInputElement | null =>
  bar?.querySelector<HTMLInputElement>('input[type="search"]') ?? null

export const shownRows = (): string =>
  bar?.querySelector<HTMLSelectElement>('.show')?.value ?? 'all'

/** The bar above the table, in the interface's language. */
export function buildBar(): void {
  const w = words()
  const query = searchField()?.value ?? ''
  const shown = shownRows()
  const search = control('input', { type: 'search', 'aria-label': w.search, placeholder: w.search })
  search.value = query
  const show = control('select', { class: 'show', 'aria-label': w.show, 'data-do': 'show' })
  for (const [value, label] of [
    ['all', w.showAll],
    ['changed', w.showChanged],
    ['remarks', w.showRemarks],
    ['open', w.showOpen],
  ] as const) {
    show.append(control('option', { value }, label))
  }
  show.value = shown
  const language = control('select', { 'aria-label': w.interface, 'data-do': 'language' })
  for (const each of LANGUAGES) {
    language.append(control('option', { value: each, lang: each }, WORDS[each].language))
  }
  language.value = languageNow()
  counts = control('p', { class: 'counts', role: 'status' })
  const name = button('name', w.yourName)
  name.classList.add('name')
  const save = button('save', w.save)
  save.className = 'main'
  const built = control(
    'div',
    { class: 'bar', role: 'toolbar', 'aria-label': w.page, lang: languageNow() },
    search,
    show,
    counts,
    name,
    language,
    button('keys', w.keys),
    save,
  )
  if (bar) bar.replaceWith(built)
  else table().before(built)
  bar = built
}

let total = 0

/** How far the review is. */
export function showCounts(unsaved: boolean): void {
  if (!counts) return
  total ||= rows().length
  const count = (selector: string): number => table().querySelectorAll(selector).length
  const w = words()
  const reviewed = count(`tr[${ATTRIBUTES.status}="reviewed"], tr[${ATTRIBUTES.status}="approved"]`)
  counts.textContent = w.counts(
    count(`tr[${ATTRIBUTES.edited}]`),
    count(`.comment > .${CLASSES.remark}`),
    reviewed,
    total,
  )
  if (unsaved) counts.append(' · ', control('strong', {}, w.unsaved))
}

/** Shows how many rows a search has found. */
export function showFound(found: number): void {
  if (counts) counts.textContent = words().found(found)
}

export const showName = (name: string): void => {
  const press = bar?.querySelector('.name')
  if (press && name) press.textContent = name
}
