import { META } from '../markup.ts'
import { make } from './dom.ts'
import { LANGUAGES, type Language, languageFor, WORDS, type Words } from './messages.ts'

const NAME = 'facing-pages.review.name'
const LANGUAGE = 'facing-pages.review.language'

/** What the browser keeps for this page, or null; some browsers keep nothing for files. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** @returns whether the browser has kept it */
export function remember(key: string, value: string | null): boolean {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
    return true
  } catch {
    return false
  }
}

export const metaOf = (name: string): string =>
  document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? ''

/** Whoever has the page now: another reviewer's name may stand in it from before. */
let reviewer = recall(NAME) ?? ''
if (reviewer) sign(reviewer)

/** Has the page say who works on it: a browser may save it as it stands. */
function sign(name: string): void {
  const there = document.querySelector<HTMLMetaElement>(`meta[name="${META.reviewer}"]`)
  const meta = there ?? make('meta', { name: META.reviewer })
  meta.content = name
  if (!there) document.head.append(meta)
}

/** Who is working on the page; empty until it was said. */
export const reviewerName = (): string => reviewer

export function setReviewer(name: string): void {
  reviewer = name.trim()
  remember(NAME, reviewer)
  sign(reviewer)
}

const kept = recall(LANGUAGE)
let language: Language =
  LANGUAGES.find((each) => each === kept) ?? languageFor(navigator.languages ?? [])

export const languageNow = (): Language => language

export function setLanguage(next: Language): void {
  language = next
  remember(LANGUAGE, next)
}

/** What the interface says in its language. */
export const words = (): Words => WORDS[language]

/** Now, as ISO 8601 without fractions of a second. */
export const now = (): string => `${new Date().toISOString().slice(0, 19)}Z`

/** A time for people. */
export const spoken = (at: string): string =>
  new Date(at).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' })
